package io.taskledger.command.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

/** An archived project takes no task commands. */
public record ProjectIsNotArchived(ProjectState project) implements Rule {

    @Override
    public boolean broken() {
        return project.archived();
    }

    @Override
    public Rejected rejection() {
        return new Rejected(ErrorCode.PROJECT_ARCHIVED, "Unarchive the project first.");
    }
}
