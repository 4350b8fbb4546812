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
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.TaskRestored;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.task.command.RestoreTask;
import io.taskledger.api.task.command.TrashTask;

import org.junit.jupiter.api.Test;

class TrashTaskTest {

    private static final TaskTrashed TRASHED = new TaskTrashed(TASK, PROJECT);
    private static final TaskRestored RESTORED = new TaskRestored(TASK, PROJECT);

    @Test
    void trashesAndRestores() {
        given(staffed()).withTask().accepts(trash(EDITOR), TRASHED);
        given(staffed()).withTask(TRASHED).accepts(restore(EDITOR), RESTORED);
    }

    @Test
    void recordsNothingWhenAlreadySo() {
        given(staffed()).withTask(TRASHED).accepts(trash(EDITOR));
        given(staffed()).withTask().accepts(restore(EDITOR));
    }

    @Test
    void isForEditorsOwnersAndAdmins() {
        given(staffed()).withTask().accepts(trash(ADMIN), TRASHED);
        given(staffed()).withTask().rejects(trash(VIEWER), ErrorCode.FORBIDDEN);
        given(staffed()).withTask().rejects(trash(STRANGER), ErrorCode.NOT_FOUND);
        given(staffed()).withTask(TRASHED).rejects(restore(VIEWER), ErrorCode.FORBIDDEN);
        given(staffed()).withTask(TRASHED).rejects(restore(STRANGER), ErrorCode.NOT_FOUND);
    }

    @Test
    void rejectsProjectsThatTakeNoTaskCommands() {
        given(staffed(archived())).withTask().rejects(trash(OWNER), ErrorCode.PROJECT_ARCHIVED);
        given(staffed(trashed()))
                .withTask(TRASHED)
                .rejects(restore(OWNER), ErrorCode.PROJECT_TRASHED);
    }

    @Test
    void findsTasksUnderTheirOwnProjectOnly() {
        given(staffed())
                .withTask()
                .rejects(new TrashTask(TASK, TASK, ADMIN, null), ErrorCode.NOT_FOUND);
    }

    private static TrashTask trash(Actor actor) {
        return new TrashTask(TASK, PROJECT, actor, null);
    }

    private static RestoreTask restore(Actor actor) {
        return new RestoreTask(TASK, PROJECT, actor, null);
    }
}
