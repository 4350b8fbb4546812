package io.taskledger.command.task;

import static io.taskledger.command.Given.ADMIN;
import static io.taskledger.command.Given.EDITOR;
import static io.taskledger.command.Given.OWNER;
import static io.taskledger.command.Given.PROJECT;
import static io.taskledger.command.Given.STRANGER;
import static io.taskledger.command.Given.TASK;
import static io.taskledger.command.Given.VIEWER;
import static io.taskledger.command.Given.archived;
import static io.taskledger.command.Given.quotas;
import static io.taskledger.command.Given.staffed;
import static io.taskledger.command.Given.trashed;
import static io.taskledger.command.task.TaskFixture.given;

import io.taskledger.api.command.Actor;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.ProjectUnarchived;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.task.command.CreateTask;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.DueDate;
import io.taskledger.api.value.Labels;
import io.taskledger.api.value.TaskTitle;
import io.taskledger.api.value.UserId;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;

class CreateTaskTest {

    @Test
    void keepsAllFields() {
        CreateTask command =
                new CreateTask(
                        TASK,
                        PROJECT,
                        EDITOR,
                        new TaskTitle("Paint"),
                        new Description("Blue"),
                        TaskStatus.IN_PROGRESS,
                        TaskPriority.HIGH,
                        new DueDate(LocalDate.of(2026, 12, 31)),
                        new UserId(VIEWER.id()),
                        new Labels(List.of("b", "a")));
        given(staffed())
                .accepts(
                        command,
                        new TaskCreated(
                                TASK,
                                PROJECT,
                                "Paint",
                                "Blue",
                                TaskStatus.IN_PROGRESS,
                                TaskPriority.HIGH,
                                LocalDate.of(2026, 12, 31),
                                VIEWER.id(),
                                List.of("a", "b")));
    }

    @Test
    void isForEditorsOwnersAndAdmins() {
        given(staffed()).accepts(create(EDITOR, null), made(null));
        given(staffed()).accepts(create(OWNER, null), made(null));
        given(staffed()).accepts(create(ADMIN, null), made(null));
        given(staffed()).rejects(create(VIEWER, null), ErrorCode.FORBIDDEN);
        given(staffed()).rejects(create(STRANGER, null), ErrorCode.NOT_FOUND);
        given().rejects(create(ADMIN, null), ErrorCode.NOT_FOUND);
    }

    @Test
    void endsWithTheQuota() {
        given(quotas(1), staffed()).accepts(create(EDITOR, null), made(null));
        given(quotas(2), staffed()).rejects(create(EDITOR, null), ErrorCode.QUOTA_EXCEEDED);
        // Nobody learns how full a project is who may not write there.
        given(quotas(2), staffed()).rejects(create(VIEWER, null), ErrorCode.FORBIDDEN);
        given(quotas(2), staffed()).rejects(create(STRANGER, null), ErrorCode.NOT_FOUND);
    }

    @Test
    void rejectsAssigneeOutsideProject() {
        given(staffed()).accepts(create(EDITOR, VIEWER.id()), made(VIEWER.id()));
        given(staffed()).rejects(create(EDITOR, STRANGER.id()), ErrorCode.ASSIGNEE_NOT_MEMBER);
        given(staffed()).rejects(create(ADMIN, ADMIN.id()), ErrorCode.ASSIGNEE_NOT_MEMBER);
        given(staffed(new MemberRemoved(PROJECT, VIEWER.id(), MemberRole.VIEWER)))
                .rejects(create(EDITOR, VIEWER.id()), ErrorCode.ASSIGNEE_NOT_MEMBER);
    }

    @Test
    void rejectsProjectsThatTakeNoTasks() {
        given(staffed(archived())).rejects(create(OWNER, null), ErrorCode.PROJECT_ARCHIVED);
        given(staffed(trashed())).rejects(create(OWNER, null), ErrorCode.PROJECT_TRASHED);
        given(staffed(archived(), trashed()))
                .rejects(create(ADMIN, null), ErrorCode.PROJECT_TRASHED);
        given(staffed(archived(), new ProjectUnarchived(PROJECT)))
                .accepts(create(OWNER, null), made(null));
    }

    private static CreateTask create(Actor actor, String assignee) {
        return new CreateTask(
                TASK,
                PROJECT,
                actor,
                new TaskTitle("Paint"),
                null,
                TaskStatus.TODO,
                TaskPriority.NONE,
                null,
                assignee == null ? null : new UserId(assignee),
                Labels.NONE);
    }

    private static TaskCreated made(String assignee) {
        return new TaskCreated(
                TASK,
                PROJECT,
                "Paint",
                null,
                TaskStatus.TODO,
                TaskPriority.NONE,
                null,
                assignee,
                List.of());
    }
}
