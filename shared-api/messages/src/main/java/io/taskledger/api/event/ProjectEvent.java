package io.taskledger.api.event;

import java.util.UUID;

/** What happened to a project; membership is part of the project's stream. */
public sealed interface ProjectEvent extends LedgerEvent
        permits ProjectCreated,
                ProjectRenamed,
                ProjectDescriptionChanged,
                ProjectArchived,
                ProjectUnarchived,
                ProjectTrashed,
                ProjectRestored,
                MemberEvent {

    UUID projectId();
}
