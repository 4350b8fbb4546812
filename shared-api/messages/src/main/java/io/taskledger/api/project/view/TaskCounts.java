package io.taskledger.api.project.view;

/** How many tasks of a project stand where; those in the trash are not counted. */
public record TaskCounts(long todo, long inProgress, long done) {

    public static final TaskCounts NONE = new TaskCounts(0, 0, 0);
}
