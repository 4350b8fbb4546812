package io.taskledger.eventlog.axon;

import org.axonframework.serialization.SerializationException;

/** The log holds a name that this version does not know. Skipping it would lose an event. */
public class UnknownEventTypeException extends SerializationException {

    private static final long serialVersionUID = 1L;

    public UnknownEventTypeException(String message) {
        super(message);
    }
}
