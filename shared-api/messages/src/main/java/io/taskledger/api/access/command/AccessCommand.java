package io.taskledger.api.access.command;

import io.taskledger.api.command.LedgerCommand;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Decided by the person's access, a stream beside that of the user: it needs no registration. */
public sealed interface AccessCommand extends LedgerCommand permits SignOut, RevokeAccess {

    String userId();

    @Override
    @TargetAggregateIdentifier
    default String aggregateId() {
        return "access-" + userId();
    }
}
