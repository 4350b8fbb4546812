package io.taskledger.query.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.event.ProjectRestored;
import io.taskledger.api.event.ProjectTrashed;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskDueDateChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.ProjectState;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.projection.Fact;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class FoldTest {

    private static final UUID PROJECT = new UUID(0, 1);
    private static final UUID TASK = new UUID(0, 2);
    private static final TaskCreated CREATED =
            new TaskCreated(
                    TASK,
                    PROJECT,
                    "One",
                    null,
                    TaskStatus.TODO,
                    TaskPriority.NONE,
                    null,
                    null,
                    List.of());

    @Test
    void taskKeepsWhatWasNotChanged() {
        Task task = task(CREATED, new TaskRenamed(TASK, PROJECT, "One", "Two"));
        assertThat(task.title()).isEqualTo("Two");
        assertThat(task.status()).isEqualTo(TaskStatus.TODO);
        assertThat(task.version()).isEqualTo(2);
        assertThat(task.created().at()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(task.updated().at()).isEqualTo(Instant.ofEpochSecond(2));
    }

    @Test
    void taskRefusesAGapAndASecondBeginning() {
        Task task = task(CREATED);
        assertThatThrownBy(
                        () ->
                                Task.fold(
                                        task,
                                        fact(2, new TaskRenamed(TASK, PROJECT, "One", "Two"))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> Task.fold(task, fact(1, CREATED)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void taskRefusesADateThatOnlyTheDatabaseWouldRefuse() {
        assertThatThrownBy(
                        () ->
                                task(
                                        CREATED,
                                        new TaskDueDateChanged(
                                                TASK, PROJECT, null, LocalDate.of(99_999, 1, 1))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void projectComesBackFromTheTrashArchivedIfItWasSo() {
        Project project =
                project(
                        new ProjectCreated(PROJECT, "Apollo", null, "a"),
                        new ProjectArchived(PROJECT),
                        new ProjectTrashed(PROJECT));
        assertThat(project.state()).isEqualTo(ProjectState.TRASHED);
        assertThat(Project.fold(project, fact(3, new ProjectRestored(PROJECT))).state())
                .isEqualTo(ProjectState.ARCHIVED);
    }

    @Test
    void projectKnowsItsMembers() {
        Project project =
                project(
                        new ProjectCreated(PROJECT, "Apollo", null, "a"),
                        new MemberAdded(PROJECT, "b", MemberRole.EDITOR),
                        new MemberRemoved(PROJECT, "a", MemberRole.OWNER));
        assertThat(project.members()).isEqualTo(Map.of("b", MemberRole.EDITOR));
    }

    @Test
    void tallyCountsDifferences() {
        Task todo = task(CREATED);
        Task doing =
                Task.fold(
                        todo,
                        fact(
                                1,
                                new TaskStatusChanged(
                                        TASK, PROJECT, TaskStatus.TODO, TaskStatus.IN_PROGRESS)));
        Task trashed = Task.fold(doing, fact(2, new TaskTrashed(TASK, PROJECT)));
        Tally all =
                Tally.difference(null, todo)
                        .plus(Tally.difference(todo, doing))
                        .plus(Tally.difference(doing, trashed));
        assertThat(all).isEqualTo(new Tally(PROJECT, 0, 0, 0, 1, 3));
    }

    private static Task task(LedgerEvent... events) {
        Task task = null;
        for (int i = 0; i < events.length; i++) {
            task = Task.fold(task, fact(i, events[i]));
        }
        return task;
    }

    private static Project project(LedgerEvent... events) {
        Project project = null;
        for (int i = 0; i < events.length; i++) {
            project = Project.fold(project, fact(i, events[i]));
        }
        return project;
    }

    private static Fact fact(long sequence, LedgerEvent event) {
        return new Fact(
                sequence + 1,
                1,
                Instant.ofEpochSecond(sequence + 1),
                "Any",
                "id",
                sequence,
                Map.of("actor", "a"),
                event);
    }
}
