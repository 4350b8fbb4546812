package io.taskledger.api.task.command;

import io.taskledger.api.command.LedgerCommand;

import java.util.UUID;

/** A wish to change a task of a project. */
public sealed interface TaskCommand extends LedgerCommand
        permits CreateTask, EditTask, TrashTask, RestoreTask {

    UUID taskId();

    /** The project that the caller takes the task to be in. */
    UUID projectId();

    @Override
    default String aggregateId() {
        return taskId().toString();
    }
}
