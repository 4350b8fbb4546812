package io.taskledger.command.project;

import static io.taskledger.command.Given.ADMIN;
import static io.taskledger.command.Given.EDITOR;
import static io.taskledger.command.Given.OWNER;
import static io.taskledger.command.Given.PROJECT;
import static io.taskledger.command.Given.STRANGER;
import static io.taskledger.command.Given.archived;
import static io.taskledger.command.Given.staffed;
import static io.taskledger.command.Given.trashed;
import static io.taskledger.command.project.ProjectFixture.given;

import io.taskledger.api.command.Actor;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.ProjectRestored;
import io.taskledger.api.event.ProjectTrashed;
import io.taskledger.api.event.ProjectUnarchived;
import io.taskledger.api.project.command.RestoreProject;
import io.taskledger.api.project.command.TrashProject;
import io.taskledger.api.project.command.UnarchiveProject;

import org.junit.jupiter.api.Test;

class TrashProjectTest {

    @Test
    void trashesAndRestores() {
        given(staffed()).accepts(trash(OWNER), new ProjectTrashed(PROJECT));
        given(staffed(trashed())).accepts(restore(OWNER), new ProjectRestored(PROJECT));
    }

    @Test
    void recordsNothingWhenAlreadySo() {
        given(staffed(trashed())).accepts(trash(OWNER));
        given(staffed()).accepts(restore(OWNER));
    }

    @Test
    void restoresArchivedProjectsAsArchived() {
        given(staffed(archived(), trashed(), new ProjectRestored(PROJECT)))
                .accepts(
                        new UnarchiveProject(PROJECT, OWNER, null), new ProjectUnarchived(PROJECT));
    }

    @Test
    void isForOwnersAndAdmins() {
        given(staffed()).accepts(trash(ADMIN), new ProjectTrashed(PROJECT));
        given(staffed()).rejects(trash(EDITOR), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(trash(STRANGER), ErrorCode.NOT_FOUND);
        given(staffed(trashed())).rejects(restore(EDITOR), ErrorCode.FORBIDDEN);
        given(staffed(trashed())).rejects(restore(STRANGER), ErrorCode.NOT_FOUND);
    }

    private static TrashProject trash(Actor actor) {
        return new TrashProject(PROJECT, actor, null);
    }

    private static RestoreProject restore(Actor actor) {
        return new RestoreProject(PROJECT, actor, null);
    }
}
