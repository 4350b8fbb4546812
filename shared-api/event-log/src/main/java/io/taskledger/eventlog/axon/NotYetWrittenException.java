package io.taskledger.eventlog.axon;

/** An instance lives that could not read such an event. Nothing is written; it may be later. */
public class NotYetWrittenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param capability what not all live instances are known to have
     */
    public NotYetWrittenException(String capability) {
        super("Not every live instance is known to read '" + capability + "'");
    }
}
