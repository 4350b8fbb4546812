package io.taskledger.command.access;

import io.taskledger.api.command.Actor;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

/** Nobody else may do it. */
record IsAdministrator(Actor actor) implements Rule {

    @Override
    public boolean broken() {
        return !actor.admin();
    }

    @Override
    public Rejected rejection() {
        return new Rejected(ErrorCode.FORBIDDEN, "Only administrators may do this.");
    }
}
