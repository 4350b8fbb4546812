package io.taskledger.api.project;

/** Where a project stands as a whole; the trash hides whether it was archived before. */
public enum ProjectState {
    ACTIVE,
    /** Read-only. */
    ARCHIVED,
    TRASHED
}
