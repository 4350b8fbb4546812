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
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.command.RemoveMember;
import io.taskledger.api.value.UserId;

import org.junit.jupiter.api.Test;

class RemoveMemberTest {

    @Test
    void removesMembers() {
        given(staffed())
                .accepts(
                        remove(OWNER, EDITOR),
                        new MemberRemoved(PROJECT, EDITOR.id(), MemberRole.EDITOR));
    }

    @Test
    void letsMembersLeave() {
        given(staffed())
                .accepts(
                        remove(VIEWER, VIEWER),
                        new MemberRemoved(PROJECT, VIEWER.id(), MemberRole.VIEWER));
    }

    @Test
    void recordsNothingForWhoIsNoMember() {
        given(staffed()).accepts(remove(OWNER, STRANGER));
    }

    @Test
    void keepsTheLastOwner() {
        given(staffed()).rejects(remove(OWNER, OWNER), ErrorCode.LAST_OWNER);
        given(staffed()).rejects(remove(ADMIN, OWNER), ErrorCode.LAST_OWNER);
    }

    @Test
    void keepsTheLastOwnerWhoIsKnown() {
        given(staffed(member(GHOST, MemberRole.OWNER)))
                .rejects(remove(OWNER, OWNER), ErrorCode.LAST_OWNER);
        given(staffed(member(GHOST, MemberRole.OWNER)))
                .accepts(
                        remove(OWNER, GHOST),
                        new MemberRemoved(PROJECT, GHOST.id(), MemberRole.OWNER));
    }

    @Test
    void letsOneOfTwoOwnersLeave() {
        given(created(), member(EDITOR, MemberRole.OWNER))
                .accepts(
                        remove(OWNER, OWNER),
                        new MemberRemoved(PROJECT, OWNER.id(), MemberRole.OWNER));
    }

    @Test
    void isForOwnersAndAdmins() {
        given(staffed())
                .accepts(
                        remove(ADMIN, VIEWER),
                        new MemberRemoved(PROJECT, VIEWER.id(), MemberRole.VIEWER));
        given(staffed()).rejects(remove(EDITOR, VIEWER), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(remove(STRANGER, VIEWER), ErrorCode.NOT_FOUND);
        given(staffed()).rejects(remove(STRANGER, STRANGER), ErrorCode.NOT_FOUND);
    }

    @Test
    void refusesProjectsInTheTrash() {
        given(staffed(trashed())).rejects(remove(OWNER, VIEWER), ErrorCode.PROJECT_TRASHED);
    }

    private static RemoveMember remove(Actor actor, Actor member) {
        return new RemoveMember(PROJECT, actor, null, new UserId(member.id()));
    }
}
