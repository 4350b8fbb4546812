package io.taskledger.command.project;

import io.taskledger.api.command.Actor;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.member.MemberRole;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

/** Members may do what their role includes; admins may do everything. */
public record HasRole(ProjectState project, Actor actor, MemberRole needed) implements Rule {

    @Override
    public boolean broken() {
        return !project.grants(actor, needed);
    }

    @Override
    public Rejected rejection() {
        return new Rejected(ErrorCode.FORBIDDEN, "Your role in the project does not allow this.");
    }
}
