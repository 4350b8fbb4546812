package io.taskledger.eventlog.append;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/**
 * The log could not be reached for longer than the bound. An append that ends so may yet have
 * happened: repeat it only with a receipt.
 */
public class LogUnavailableException extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    public LogUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
