package io.taskledger.eventlog.append;

import org.axonframework.common.AxonNonTransientException;

/** The caller has used this key before; nothing was appended. */
public class DuplicateReceiptException extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    private final transient StoredReceipt stored;

    public DuplicateReceiptException(StoredReceipt stored) {
        super("The key was used before, at position " + stored.position());
        this.stored = stored;
    }

    /** What was answered then, and to which request. */
    public StoredReceipt stored() {
        return stored;
    }
}
