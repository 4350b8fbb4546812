package io.taskledger.command.project;

import static io.taskledger.command.Given.ADMIN;
import static io.taskledger.command.Given.EDITOR;
import static io.taskledger.command.Given.GHOST;
import static io.taskledger.command.Given.OWNER;
import static io.taskledger.command.Given.PROJECT;
import static io.taskledger.command.Given.STRANGER;
import static io.taskledger.command.Given.VIEWER;
import static io.taskledger.command.Given.created;
import static io.taskledger.command.Given.member;
import static io.taskledger.command.Given.staffed;
import static io.taskledger.command.Given.trashed;
import static io.taskledger.command.project.ProjectFixture.given;

import io.taskledger.api.command.Actor;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRoleChanged;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.command.PutMember;
import io.taskledger.api.value.UserId;

import org.junit.jupiter.api.Test;

class PutMemberTest {

    @Test
    void addsMembers() {
        given(created())
                .accepts(
                        put(OWNER, EDITOR, MemberRole.EDITOR),
                        new MemberAdded(PROJECT, EDITOR.id(), MemberRole.EDITOR));
    }

    @Test
    void changesRoles() {
        given(staffed())
                .accepts(
                        put(OWNER, EDITOR, MemberRole.OWNER),
                        new MemberRoleChanged(
                                PROJECT, EDITOR.id(), MemberRole.EDITOR, MemberRole.OWNER));
    }

    @Test
    void recordsNothingForTheSameRole() {
        given(staffed()).accepts(put(OWNER, EDITOR, MemberRole.EDITOR));
        given(staffed()).accepts(put(OWNER, OWNER, MemberRole.OWNER));
    }

    @Test
    void keepsTheLastOwner() {
        given(staffed()).rejects(put(OWNER, OWNER, MemberRole.EDITOR), ErrorCode.LAST_OWNER);
        given(staffed()).rejects(put(ADMIN, OWNER, MemberRole.VIEWER), ErrorCode.LAST_OWNER);
    }

    @Test
    void downgradesOneOfTwoOwners() {
        given(created(), member(EDITOR, MemberRole.OWNER))
                .accepts(
                        put(OWNER, OWNER, MemberRole.VIEWER),
                        new MemberRoleChanged(
                                PROJECT, OWNER.id(), MemberRole.OWNER, MemberRole.VIEWER));
    }

    @Test
    void endsWithTheQuota() {
        given(staffed(member(ADMIN, MemberRole.VIEWER)))
                .rejects(put(OWNER, STRANGER, MemberRole.VIEWER), ErrorCode.QUOTA_EXCEEDED);
        given(staffed(member(ADMIN, MemberRole.VIEWER)))
                .accepts(
                        put(OWNER, VIEWER, MemberRole.EDITOR),
                        new MemberRoleChanged(
                                PROJECT, VIEWER.id(), MemberRole.VIEWER, MemberRole.EDITOR));
    }

    @Test
    void takesOnlyPeopleWhoAreKnown() {
        given(staffed()).rejects(put(OWNER, GHOST, MemberRole.VIEWER), ErrorCode.USER_UNKNOWN);
        given(staffed()).rejects(put(ADMIN, GHOST, MemberRole.OWNER), ErrorCode.USER_UNKNOWN);
        // Whether someone is known is nobody's business who may not add them.
        given(staffed()).rejects(put(EDITOR, GHOST, MemberRole.VIEWER), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(put(STRANGER, GHOST, MemberRole.VIEWER), ErrorCode.NOT_FOUND);
    }

    @Test
    void leavesUnknownMembersFromBeforeWhereTheyAre() {
        given(staffed(member(GHOST, MemberRole.EDITOR)))
                .accepts(
                        put(OWNER, GHOST, MemberRole.VIEWER),
                        new MemberRoleChanged(
                                PROJECT, GHOST.id(), MemberRole.EDITOR, MemberRole.VIEWER));
        given(staffed(member(GHOST, MemberRole.EDITOR)))
                .rejects(put(OWNER, GHOST, MemberRole.OWNER), ErrorCode.USER_UNKNOWN);
        given(staffed(member(GHOST, MemberRole.OWNER)))
                .rejects(put(OWNER, OWNER, MemberRole.EDITOR), ErrorCode.LAST_OWNER);
    }

    @Test
    void isForOwnersAndAdmins() {
        given(staffed())
                .accepts(
                        put(ADMIN, STRANGER, MemberRole.VIEWER),
                        new MemberAdded(PROJECT, STRANGER.id(), MemberRole.VIEWER));
        given(staffed()).rejects(put(EDITOR, EDITOR, MemberRole.OWNER), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(put(VIEWER, STRANGER, MemberRole.VIEWER), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(put(STRANGER, STRANGER, MemberRole.OWNER), ErrorCode.NOT_FOUND);
    }

    @Test
    void refusesProjectsInTheTrash() {
        given(staffed(trashed()))
                .rejects(put(OWNER, STRANGER, MemberRole.VIEWER), ErrorCode.PROJECT_TRASHED);
    }

    private static PutMember put(Actor actor, Actor member, MemberRole role) {
        return new PutMember(PROJECT, actor, null, new UserId(member.id()), role);
    }
}
