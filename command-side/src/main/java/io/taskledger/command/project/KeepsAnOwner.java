package io.taskledger.command.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.member.MemberRole;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

import org.jspecify.annotations.Nullable;

/** A project always has an OWNER: the last one cannot leave or be downgraded, by nobody. */
record KeepsAnOwner(ProjectState project, String userId, @Nullable MemberRole newRole)
        implements Rule {

    @Override
    public boolean broken() {
        return newRole != MemberRole.OWNER && project.isOnlyOwner(userId);
    }

    @Override
    public Rejected rejection() {
        return new Rejected(ErrorCode.LAST_OWNER, "Make someone else an OWNER first.");
    }
}
