package io.taskledger.eventlog.append;

import org.axonframework.common.AxonNonTransientException;
import org.jspecify.annotations.Nullable;

/** The log could not be reached for longer than the bound. */
public class LogUnavailableException extends AxonNonTransientException {

    private static final long serialVersionUID = 1L;

    private final boolean outcomeUnknown;

    /** Nothing happened. */
    public LogUnavailableException(String message, @Nullable Throwable cause) {
        this(message, cause, false);
    }

    /**
     * @param outcomeUnknown see {@link #isOutcomeUnknown}
     */
    public LogUnavailableException(
            String message, @Nullable Throwable cause, boolean outcomeUnknown) {
        super(message, cause);
        this.outcomeUnknown = outcomeUnknown;
    }

    /**
     * Whether an append that ended so may have happened, now or later: its last answer was lost.
     * Repeat it only with a receipt. If not, nothing of it is in the log or ever will be.
     */
    public boolean isOutcomeUnknown() {
        return outcomeUnknown;
    }
}
