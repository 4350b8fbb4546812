package io.taskledger.api.user.command;

import io.taskledger.api.command.Actor;
import io.taskledger.api.command.LedgerCommand;
import io.taskledger.api.value.PersonName;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Make the person known under the name that the identity provider gives them. */
public record RegisterUser(@TargetAggregateIdentifier String userId, Actor actor, PersonName name)
        implements LedgerCommand {

    @Override
    public String aggregateId() {
        return userId;
    }
}
