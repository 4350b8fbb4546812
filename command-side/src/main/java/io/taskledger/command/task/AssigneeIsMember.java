package io.taskledger.command.task;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.project.ProjectState;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.Rule;

import org.jspecify.annotations.Nullable;

/** Tasks are assigned to members of their project, whatever their role. */
record AssigneeIsMember(ProjectState project, @Nullable String assigneeId) implements Rule {

    @Override
    public boolean broken() {
        return assigneeId != null && project.roleOf(assigneeId) == null;
    }

    @Override
    public Rejected rejection() {
        return new Rejected(
                ErrorCode.ASSIGNEE_NOT_MEMBER, "Make the assignee a member of the project first.");
    }
}
