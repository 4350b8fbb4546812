package io.taskledger.api.value;

/** The value breaks a rule of its type. The message completes "The field … ". */
public final class InvalidValueException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InvalidValueException(String message) {
        super(message, null, false, false);
    }

    /** The message, never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
