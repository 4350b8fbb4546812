package io.taskledger.command.project;

import static io.taskledger.command.Given.EDITOR;
import static io.taskledger.command.Given.OWNER;
import static io.taskledger.command.Given.PROJECT;
import static io.taskledger.command.Given.VIEWER;
import static io.taskledger.command.Given.archived;
import static io.taskledger.command.Given.staffed;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.command.Patch;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.ProjectRenamed;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.command.EditProject;
import io.taskledger.api.value.ProjectName;
import io.taskledger.command.rule.Handled;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

import java.util.Map;

class ProjectStateTest {

    @Test
    void foldsMembersAndState() {
        ProjectState state = null;
        for (ProjectEvent event :
                staffed(archived(), new MemberRemoved(PROJECT, VIEWER.id(), MemberRole.VIEWER))) {
            state = ProjectState.after(state, event);
        }
        assertThat(state)
                .isEqualTo(
                        new ProjectState(
                                PROJECT,
                                "Home",
                                null,
                                true,
                                false,
                                Map.of(
                                        OWNER.id(),
                                        MemberRole.OWNER,
                                        EDITOR.id(),
                                        MemberRole.EDITOR)));
    }

    @Test
    void isASnapshotToGoOnFrom() {
        ProjectState snapshot =
                new ProjectState(
                        PROJECT, "Home", null, false, false, Map.of(OWNER.id(), MemberRole.OWNER));
        new AggregateTestFixture<>(Project.class)
                .given(snapshot)
                .when(
                        new EditProject(
                                PROJECT,
                                OWNER,
                                null,
                                Patch.set(new ProjectName("House")),
                                Patch.keep()))
                .expectEvents(new ProjectRenamed(PROJECT, "Home", "House"))
                .expectResultMessagePayload(new Handled(PROJECT.toString(), 2));
    }
}
