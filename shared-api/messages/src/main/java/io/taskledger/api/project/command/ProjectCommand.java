package io.taskledger.api.project.command;

import io.taskledger.api.command.LedgerCommand;

import java.util.UUID;

/** A wish to change a project or who is in it. */
public sealed interface ProjectCommand extends LedgerCommand
        permits CreateProject,
                EditProject,
                ArchiveProject,
                UnarchiveProject,
                TrashProject,
                RestoreProject,
                PutMember,
                RemoveMember {

    UUID projectId();

    @Override
    default String aggregateId() {
        return projectId().toString();
    }
}
