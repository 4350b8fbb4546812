package io.taskledger.command.task;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

/** A task in the trash can only be restored. */
record TaskIsNotTrashed(TaskState task) implements Rule {

    @Override
    public boolean broken() {
        return task.trashed();
    }

    @Override
    public Rejected rejection() {
        return new Rejected(ErrorCode.TASK_TRASHED, "Restore the task first.");
    }
}
