package io.taskledger.command.task;

import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

import java.util.UUID;

/** A task is found under its own project only. */
record TaskIsInProject(TaskState task, UUID projectId) implements Rule {

    @Override
    public boolean broken() {
        return !task.projectId().equals(projectId);
    }

    @Override
    public Rejected rejection() {
        return Rejected.unseen();
    }
}
