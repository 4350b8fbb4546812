package io.taskledger.query.workspace;

import io.taskledger.query.projection.GenerationTables;
import io.taskledger.query.projection.Upsert;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.Collection;

/** Counts of tasks, kept by adding differences. */
final class TallyTable {

    private static final Upsert<Tally> ADD =
            new Upsert<Tally>(
                            "project_tally",
                            "project_id",
                            """
                            todo        = project_tally.todo + excluded.todo,
                            in_progress = project_tally.in_progress + excluded.in_progress,
                            done        = project_tally.done + excluded.done,
                            trashed     = project_tally.trashed + excluded.trashed,
                            position    = greatest(project_tally.position, excluded.position)
                            """)
                    .column("project_id", "uuid", Tally::projectId)
                    .column("todo", "bigint", Tally::todo)
                    .column("in_progress", "bigint", Tally::inProgress)
                    .column("done", "bigint", Tally::done)
                    .column("trashed", "bigint", Tally::trashed)
                    .column("position", "bigint", Tally::position);

    private TallyTable() {}

    static void add(JdbcTemplate jdbc, int generation, Collection<Tally> differences) {
        ADD.write(jdbc, generation, differences);
    }

    /** Counts the tasks that a generation was filled with before it became part of the tables. */
    static void count(JdbcTemplate jdbc, int generation) {
        String tallies = GenerationTables.name("project_tally", generation);
        jdbc.update("delete from " + tallies);
        jdbc.update(
                """
                insert into %s (generation, project_id, todo, in_progress, done, trashed, position)
                select generation, project_id,
                       count(*) filter (where state = 'ACTIVE' and status = 0),
                       count(*) filter (where state = 'ACTIVE' and status = 1),
                       count(*) filter (where state = 'ACTIVE' and status = 2),
                       count(*) filter (where state = 'TRASHED'),
                       max(position)
                from   %s
                group  by generation, project_id
                """
                        .formatted(tallies, GenerationTables.name("task", generation)));
    }
}
