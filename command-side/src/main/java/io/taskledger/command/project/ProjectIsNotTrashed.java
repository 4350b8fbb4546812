package io.taskledger.command.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

/** A project in the trash can only be restored. */
public record ProjectIsNotTrashed(ProjectState project) implements Rule {

    @Override
    public boolean broken() {
        return project.trashed();
    }

    @Override
    public Rejected rejection() {
        return new Rejected(ErrorCode.PROJECT_TRASHED, "Restore the project first.");
    }
}
