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
import io.taskledger.api.command.Patch;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.ProjectDescriptionChanged;
import io.taskledger.api.event.ProjectRenamed;
import io.taskledger.api.project.command.EditProject;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.ProjectName;

import org.junit.jupiter.api.Test;

class EditProjectTest {

    @Test
    void recordsEachChangedFieldWithWhatItWas() {
        given(staffed())
                .accepts(
                        edit(
                                OWNER,
                                null,
                                Patch.set(new ProjectName("House")),
                                Patch.set(new Description("New"))),
                        new ProjectRenamed(PROJECT, "Home", "House"),
                        new ProjectDescriptionChanged(PROJECT, null, "New"));
    }

    @Test
    void recordsNothingWhenNothingChanges() {
        given(staffed())
                .accepts(edit(OWNER, null, Patch.set(new ProjectName("Home")), Patch.set(null)));
        given(staffed()).accepts(edit(OWNER, null, Patch.keep(), Patch.keep()));
    }

    @Test
    void removesDescription() {
        given(staffed(new ProjectDescriptionChanged(PROJECT, null, "Old")))
                .accepts(
                        edit(OWNER, null, Patch.keep(), Patch.set(null)),
                        new ProjectDescriptionChanged(PROJECT, "Old", null));
    }

    @Test
    void worksOnArchivedProjects() {
        given(staffed(archived()))
                .accepts(rename(OWNER, null), new ProjectRenamed(PROJECT, "Home", "House"));
    }

    @Test
    void isForOwnersAndAdmins() {
        given(staffed()).accepts(rename(ADMIN, null), new ProjectRenamed(PROJECT, "Home", "House"));
        given(staffed()).rejects(rename(EDITOR, null), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(rename(VIEWER, null), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(rename(STRANGER, null), ErrorCode.NOT_FOUND);
    }

    @Test
    void refusesProjectsInTheTrash() {
        given(staffed(trashed())).rejects(rename(OWNER, null), ErrorCode.PROJECT_TRASHED);
    }

    @Test
    void changesTheExpectedVersionOnly() {
        given(staffed()).accepts(rename(OWNER, 3L), new ProjectRenamed(PROJECT, "Home", "House"));
        given(staffed()).rejects(rename(OWNER, 2L), ErrorCode.VERSION_CONFLICT);
        given(staffed()).rejects(rename(OWNER, 4L), ErrorCode.VERSION_CONFLICT);
    }

    @Test
    void tellsStrangersNothingOfTheVersion() {
        given(staffed()).rejects(rename(STRANGER, 2L), ErrorCode.NOT_FOUND);
        given(staffed()).rejects(rename(EDITOR, 2L), ErrorCode.FORBIDDEN);
    }

    private static EditProject rename(Actor actor, Long expectedVersion) {
        return edit(actor, expectedVersion, Patch.set(new ProjectName("House")), Patch.keep());
    }

    private static EditProject edit(
            Actor actor, Long version, Patch<ProjectName> name, Patch<Description> description) {
        return new EditProject(PROJECT, actor, version, name, description);
    }
}
