package io.taskledger.command.project;

import static io.taskledger.command.Given.ADMIN;
import static io.taskledger.command.Given.EDITOR;
import static io.taskledger.command.Given.OWNER;
import static io.taskledger.command.Given.PROJECT;
import static io.taskledger.command.Given.STRANGER;
import static io.taskledger.command.Given.VIEWER;
import static io.taskledger.command.Given.archived;
import static io.taskledger.command.Given.staffed;
import static io.taskledger.command.Given.trashed;
import static io.taskledger.command.project.ProjectFixture.given;

import io.taskledger.api.command.Actor;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.ProjectUnarchived;
import io.taskledger.api.project.command.ArchiveProject;
import io.taskledger.api.project.command.UnarchiveProject;

import org.junit.jupiter.api.Test;

class ArchiveProjectTest {

    @Test
    void archivesAndBack() {
        given(staffed()).accepts(archive(OWNER), new ProjectArchived(PROJECT));
        given(staffed(archived())).accepts(unarchive(OWNER), new ProjectUnarchived(PROJECT));
    }

    @Test
    void recordsNothingWhenAlreadySo() {
        given(staffed(archived())).accepts(archive(OWNER));
        given(staffed()).accepts(unarchive(OWNER));
    }

    @Test
    void isForOwnersAndAdmins() {
        given(staffed()).accepts(archive(ADMIN), new ProjectArchived(PROJECT));
        given(staffed()).rejects(archive(EDITOR), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(archive(STRANGER), ErrorCode.NOT_FOUND);
        given(staffed(archived())).rejects(unarchive(VIEWER), ErrorCode.FORBIDDEN);
        given(staffed(archived())).rejects(unarchive(STRANGER), ErrorCode.NOT_FOUND);
    }

    @Test
    void refusesProjectsInTheTrash() {
        given(staffed(trashed())).rejects(archive(OWNER), ErrorCode.PROJECT_TRASHED);
        given(staffed(archived(), trashed())).rejects(unarchive(OWNER), ErrorCode.PROJECT_TRASHED);
    }

    private static ArchiveProject archive(Actor actor) {
        return new ArchiveProject(PROJECT, actor, null);
    }

    private static UnarchiveProject unarchive(Actor actor) {
        return new UnarchiveProject(PROJECT, actor, null);
    }
}
