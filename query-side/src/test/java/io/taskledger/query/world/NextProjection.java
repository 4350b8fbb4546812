package io.taskledger.query.world;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

import javax.sql.DataSource;

/**
 * What a release to come leaves in the read model that has a projection which this one does not
 * know: built, followed, parked, and rebuilt to a state that this one does not know either.
 */
final class NextProjection {

    private static final List<String> ROWS =
            List.of(
                    "insert into projection (name, live_generation) values ('next', 1)",
                    """
                    insert into projection_generation (projection, generation, version, followed)
                    values ('next', 1, 1, true), ('next', 2, 1, true)
                    """,
                    """
                    insert into projection_checkpoint (projection, generation, segment, position, owner, claimed_at)
                    values ('next', 1, 0, 1, 'next/1', clock_timestamp()), ('next', 2, 0, 1, null, null)
                    """,
                    "insert into projection_mark values ('next', 1, 1, 'of its own')",
                    """
                    insert into dead_letter (projection, generation, aggregate_id, position, event, cause)
                    values ('next', 1, 'x', 1, 'NextHappened', 'next')
                    """,
                    """
                    insert into rebuild (projection, generation, replaces, version, state, auto_promote, requested_by)
                    values ('next', 2, 1, 1, 'READY', true, 'next')
                    """);

    private NextProjection() {}

    static void add(DataSource migrator) {
        JdbcClient jdbc = JdbcClient.create(migrator);
        ROWS.forEach(each -> jdbc.sql(each).update());
    }
}
