package io.taskledger.eventlog.reliability;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.sql.DataSource;

/** What others do to the log's database meanwhile. */
enum Disturbance {

    /** As a backup does, or an analyst: no row that goes away after this may be cleaned up. */
    OLD_SNAPSHOT {
        @Override
        AutoCloseable begin(DataSource owner) throws SQLException {
            Connection connection = owner.getConnection();
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            return transaction(connection, "select count(*) from event");
        }
    },

    /** As a projection that writes much and does not commit. */
    LONG_TRANSACTION {
        @Override
        AutoCloseable begin(DataSource owner) throws SQLException {
            return transaction(
                    owner.getConnection(),
                    "create table folded as select n, n::text as text from generate_series(1,"
                            + " 50000) n",
                    "update folded set text = text || 'x'",
                    "select count(*) from event");
        }
    },

    /** On the log's own table, without locking it and on one processor; again and again. */
    INDEX_BUILD {
        @Override
        AutoCloseable begin(DataSource owner) {
            var enough = new AtomicBoolean();
            var building =
                    CompletableFuture.runAsync(
                            () -> {
                                while (!enough.get()) {
                                    buildAndDrop(owner);
                                }
                            });
            return () -> {
                enough.set(true);
                building.get();
            };
        }
    };

    /** Starts it; closing what is returned ends it, and fails if it had failed. */
    abstract AutoCloseable begin(DataSource owner) throws SQLException;

    private static AutoCloseable transaction(Connection connection, String... work)
            throws SQLException {
        connection.setAutoCommit(false);
        run(connection, work);
        return () -> {
            connection.rollback();
            connection.close();
        };
    }

    private static void buildAndDrop(DataSource owner) {
        try (Connection connection = owner.getConnection()) {
            run(
                    connection,
                    "set max_parallel_maintenance_workers = 0",
                    "create index concurrently event_by_type on event (type, recorded_at)",
                    "drop index concurrently event_by_type");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void run(Connection connection, String... work) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : work) {
                statement.execute(sql);
            }
        }
    }
}
