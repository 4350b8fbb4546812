package io.taskledger.query.benchmark;

import io.taskledger.servers.TestIssuer;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rows of a read model that many have filled, as the projections would write them: as many tasks in
 * one project of alice, in fifty of bob, in a thousand of carol, and a long history.
 */
final class LargeReadModel {

    /** Projects by number; ids as version 7 makes them. */
    private static final String PROJECT =
            "('018f0000-0000-7000-8000-' || lpad(to_hex(%s), 12, '0'))::uuid";

    private static final String MEMBERS =
            """
            insert into project_member (generation, project_id, user_id, role)
            select 1, %s, case when i = 0 then '%s' when i <= 50 then '%s' else '%s' end, 'OWNER'
            from   generate_series(0, 1050) i\
            """
                    .formatted(
                            PROJECT.formatted("i"),
                            TestIssuer.idOf("alice"),
                            TestIssuer.idOf("bob"),
                            TestIssuer.idOf("carol"));

    private static final String PROJECTS =
            """
            insert into project
            select 1, %s, 'Project ' || i, 'project ' || i, null, 'ACTIVE', false, 1, 1, now(), 'o', now(), 'o', 1
            from   generate_series(0, 1050) i\
            """
                    .formatted(PROJECT.formatted("i"));

    private static final String TASKS =
            """
            insert into task
            select 1, ('018f' || left(hex, 4) || '-' || right(hex, 4) || '-7000-8000-' || lpad(to_hex(p), 12, '0'))::uuid,
                   %s, 'Task ' || i, 'task ' || i, repeat('What there is to do. ', 5), mod(i, 3), mod(i, 5), null, '9999-12-31',
                   null, array['one']::varchar[], 'ACTIVE', 1,
                   timestamptz '2026-01-01' + i * interval '1 s', 'o', timestamptz '2026-01-01' + i * interval '1 s', 'o', 1
            from   (select i, lpad(to_hex(i), 8, '0') as hex, %%s as p from generate_series(1, %%d) i) as numbered\
            """
                    .formatted(PROJECT.formatted("p"));

    private static final String TALLY =
            """
            insert into project_tally (generation, project_id, todo, in_progress, done, trashed, position)
            select 1, project_id, count(*), 0, 0, 0, 1 from task group by project_id\
            """;

    private static final String HISTORY =
            """
            insert into history
            select 1, i, timestamptz '2026-01-01' + i * interval '1 s', 'u' || i %% 50, 'TaskRenamed', 'Task', 'a' || i / 10,
                   null, i %% 10 + 1, '[]', 'c', 'c', 'r'
            from   generate_series(1, %d) i\
            """;

    private LargeReadModel() {}

    static String projectOfAlice() {
        return "018f0000-0000-7000-8000-000000000000";
    }

    static void fill(Connection readModel, int tasks, int events) throws SQLException {
        try (Statement statement = readModel.createStatement()) {
            for (String sql : new String[] {PROJECTS, MEMBERS}) {
                statement.execute(sql);
            }
            // One after the other: whose tasks are the newest must not matter.
            for (String project : new String[] {"0", "1 + i % 50", "51 + i % 1000"}) {
                statement.execute(TASKS.formatted(project, tasks));
            }
            statement.execute(TALLY);
            statement.execute(HISTORY.formatted(events));
            statement.execute("vacuum analyze");
        }
    }
}
