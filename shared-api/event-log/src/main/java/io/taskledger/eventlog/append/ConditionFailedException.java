package io.taskledger.eventlog.append;

import org.axonframework.modelling.command.ConcurrencyException;

/**
 * Another aggregate that the command relied on has moved on; nothing was appended. Reloading and
 * deciding again is right.
 */
public class ConditionFailedException extends ConcurrencyException {

    private static final long serialVersionUID = 1L;

    public ConditionFailedException(String message) {
        super(message);
    }
}
