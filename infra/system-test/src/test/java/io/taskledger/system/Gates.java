package io.taskledger.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Hold whoever drives a rebuild in the middle of a transaction: it has done a part of the work and
 * not committed it.
 */
final class Gates implements AutoCloseable {

    /** Where, and what the change is that waits there. */
    enum Point {
        /** Not the first part of a segment, unless it is the only one. */
        BULK(
                "rebuild_segment",
                "new.processed > old.processed and (old.processed > 0 or new.finished)"),
        CATCHING_UP(
                "projection_checkpoint",
                """
                new.position > old.position
                and exists (select from rebuild r
                            where r.projection = new.projection and r.generation = new.generation
                            and   r.state = 'CATCHING_UP')
                """),
        PROMOTION("projection", "new.live_generation <> old.live_generation");

        private final String table;
        private final String condition;

        Point(String table, String condition) {
            this.table = table;
            this.condition = condition;
        }
    }

    private final LocalSystem system;
    private final Connection connection;

    /** All are open. */
    Gates(LocalSystem system) throws SQLException {
        this.system = system;
        this.connection = system.readModel();
        for (Point point : Point.values()) {
            execute(
                    """
                    create function gate_%1$s() returns trigger language plpgsql as $$
                    begin
                        if %2$s then
                            perform pg_advisory_xact_lock_shared(%3$d);
                        end if;
                        return new;
                    end $$
                    """
                            .formatted(point, point.condition, point.ordinal()));
            execute(
                    "create trigger gate before update on %s for each row execute function gate_%s()"
                            .formatted(point.table, point));
        }
    }

    void close(Point point) throws SQLException {
        execute("select pg_advisory_lock(%d)".formatted(point.ordinal()));
    }

    void open(Point point) throws SQLException {
        execute("select pg_advisory_unlock(%d)".formatted(point.ordinal()));
    }

    /** The name of the process that waits at a gate. */
    String awaitOne() {
        return LockWaits.awaitOne(system, connection, "locktype = 'advisory'");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("select pg_advisory_unlock_all()");
        for (Point point : Point.values()) {
            execute("drop function gate_%s cascade".formatted(point));
        }
        connection.close();
    }
}
