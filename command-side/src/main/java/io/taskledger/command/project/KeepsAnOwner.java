package io.taskledger.command.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.member.MemberRole;
import io.taskledger.command.platform.people.KnownPeople;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

import org.jspecify.annotations.Nullable;

/**
 * A project always has an OWNER who is known: the last one cannot leave or be downgraded, by
 * nobody. Projects from before may have members whom nobody knows.
 */
record KeepsAnOwner(
        ProjectState project, KnownPeople people, String userId, @Nullable MemberRole newRole)
        implements Rule {

    @Override
    public boolean broken() {
        return newRole != MemberRole.OWNER
                && project.roleOf(userId) == MemberRole.OWNER
                && project.otherOwners(userId).noneMatch(people::isKnown);
    }

    @Override
    public Rejected rejection() {
        return new Rejected(ErrorCode.LAST_OWNER, "Make someone else an OWNER first.");
    }
}
