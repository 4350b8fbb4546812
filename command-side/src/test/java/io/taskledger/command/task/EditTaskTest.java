package io.taskledger.command.task;

import static io.taskledger.command.Given.ADMIN;
import static io.taskledger.command.Given.EDITOR;
import static io.taskledger.command.Given.OWNER;
import static io.taskledger.command.Given.PROJECT;
import static io.taskledger.command.Given.STRANGER;
import static io.taskledger.command.Given.TASK;
import static io.taskledger.command.Given.VIEWER;
import static io.taskledger.command.Given.archived;
import static io.taskledger.command.Given.staffed;
import static io.taskledger.command.Given.trashed;
import static io.taskledger.command.task.TaskFixture.given;

import io.taskledger.api.command.Actor;
import io.taskledger.api.command.Patch;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskDescriptionChanged;
import io.taskledger.api.event.TaskDueDateChanged;
import io.taskledger.api.event.TaskLabelsChanged;
import io.taskledger.api.event.TaskPriorityChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.task.command.EditTask;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.DueDate;
import io.taskledger.api.value.Labels;
import io.taskledger.api.value.TaskTitle;
import io.taskledger.api.value.UserId;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class EditTaskTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

    @Test
    void recordsEachChangedFieldInOneCommit() {
        given(staffed())
                .withTask()
                .accepts(
                        edit(
                                EDITOR,
                                null,
                                Patch.set(new TaskTitle("Varnish")),
                                Patch.set(new UserId(VIEWER.id()))),
                        new TaskRenamed(TASK, PROJECT, "Paint", "Varnish"),
                        new TaskAssigneeChanged(TASK, PROJECT, null, VIEWER.id()));
    }

    @Test
    void changesAnyField() {
        given(staffed())
                .withTask()
                .accepts(
                        new EditTask(
                                TASK,
                                PROJECT,
                                EDITOR,
                                1L,
                                Patch.keep(),
                                Patch.set(new Description("Blue")),
                                Patch.set(TaskStatus.DONE),
                                Patch.set(TaskPriority.LOW),
                                Patch.set(new DueDate(DAY)),
                                Patch.keep(),
                                Patch.set(new Labels(List.of("x")))),
                        new TaskDescriptionChanged(TASK, PROJECT, null, "Blue"),
                        new TaskStatusChanged(TASK, PROJECT, TaskStatus.TODO, TaskStatus.DONE),
                        new TaskPriorityChanged(TASK, PROJECT, TaskPriority.NONE, TaskPriority.LOW),
                        new TaskDueDateChanged(TASK, PROJECT, null, DAY),
                        new TaskLabelsChanged(TASK, PROJECT, List.of(), List.of("x")));
    }

    @Test
    void removesWhatMayBeNone() {
        given(staffed())
                .withTask(
                        new TaskDueDateChanged(TASK, PROJECT, null, DAY),
                        new TaskAssigneeChanged(TASK, PROJECT, null, EDITOR.id()))
                .accepts(
                        new EditTask(
                                TASK,
                                PROJECT,
                                EDITOR,
                                null,
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep(),
                                Patch.keep(),
                                Patch.set(null),
                                Patch.set(null),
                                Patch.keep()),
                        new TaskDueDateChanged(TASK, PROJECT, DAY, null),
                        new TaskAssigneeChanged(TASK, PROJECT, EDITOR.id(), null));
    }

    @Test
    void recordsNothingWhenNothingChanges() {
        given(staffed()).withTask().accepts(rename(EDITOR, null, "Paint"));
        given(staffed()).withTask().accepts(edit(EDITOR, 1L, Patch.keep(), Patch.set(null)));
    }

    @Test
    void isForEditorsOwnersAndAdmins() {
        TaskRenamed renamed = new TaskRenamed(TASK, PROJECT, "Paint", "Varnish");
        given(staffed()).withTask().accepts(rename(ADMIN, null, "Varnish"), renamed);
        given(staffed()).withTask().accepts(rename(OWNER, null, "Varnish"), renamed);
        given(staffed()).withTask().rejects(rename(VIEWER, null, "Varnish"), ErrorCode.FORBIDDEN);
        given(staffed()).withTask().rejects(rename(STRANGER, null, "Varnish"), ErrorCode.NOT_FOUND);
        given(staffed()).withTask().rejects(rename(STRANGER, null, "Paint"), ErrorCode.NOT_FOUND);
    }

    @Test
    void rejectsAssigneeOutsideProject() {
        given(staffed())
                .withTask()
                .rejects(
                        edit(EDITOR, null, Patch.keep(), Patch.set(new UserId(STRANGER.id()))),
                        ErrorCode.ASSIGNEE_NOT_MEMBER);
    }

    @Test
    void keepsAssigneeWhoLeftSince() {
        given(staffed(new MemberRemoved(PROJECT, VIEWER.id(), MemberRole.VIEWER)))
                .withTask(new TaskAssigneeChanged(TASK, PROJECT, null, VIEWER.id()))
                .accepts(
                        edit(
                                EDITOR,
                                null,
                                Patch.set(new TaskTitle("Varnish")),
                                Patch.set(new UserId(VIEWER.id()))),
                        new TaskRenamed(TASK, PROJECT, "Paint", "Varnish"));
    }

    @Test
    void rejectsProjectsAndTasksThatTakeNoEdits() {
        given(staffed(archived()))
                .withTask()
                .rejects(rename(OWNER, null, "x"), ErrorCode.PROJECT_ARCHIVED);
        given(staffed(trashed()))
                .withTask()
                .rejects(rename(OWNER, null, "x"), ErrorCode.PROJECT_TRASHED);
        given(staffed())
                .withTask(new TaskTrashed(TASK, PROJECT))
                .rejects(rename(OWNER, null, "x"), ErrorCode.TASK_TRASHED);
    }

    @Test
    void rejectsNothingChangedInArchivedProjectsToo() {
        given(staffed(archived()))
                .withTask()
                .rejects(rename(OWNER, null, "Paint"), ErrorCode.PROJECT_ARCHIVED);
    }

    @Test
    void changesTheExpectedVersionOnly() {
        given(staffed()).withTask().rejects(rename(EDITOR, 2L, "x"), ErrorCode.VERSION_CONFLICT);
        given(staffed()).withTask().rejects(rename(VIEWER, 2L, "x"), ErrorCode.FORBIDDEN);
        given(staffed()).withTask().rejects(rename(STRANGER, 2L, "x"), ErrorCode.NOT_FOUND);
    }

    private static EditTask rename(Actor actor, Long expectedVersion, String title) {
        return edit(actor, expectedVersion, Patch.set(new TaskTitle(title)), Patch.keep());
    }

    private static EditTask edit(
            Actor actor, Long expectedVersion, Patch<TaskTitle> title, Patch<UserId> assignee) {
        return new EditTask(
                TASK,
                PROJECT,
                actor,
                expectedVersion,
                title,
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                Patch.keep(),
                assignee,
                Patch.keep());
    }
}
