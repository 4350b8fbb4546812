package io.taskledger.servers;

import java.sql.SQLException;

import javax.sql.DataSource;

/** For tests: who waits for a lock. */
public enum AwaitedLock {
    ADVISORY("advisory"),
    TABLE("relation");

    private final String type;

    AwaitedLock(String type) {
        this.type = type;
    }

    /**
     * @return how many sessions wait for one in this database; tests of the same server that run
     *     beside have their own
     */
    public int waiting(DataSource database) {
        try (var connection = database.getConnection();
                var statement =
                        connection.prepareStatement(
                                """
                                select count(*)
                                from pg_locks
                                join pg_database on pg_database.oid = pg_locks.database
                                where locktype = ?
                                  and not granted
                                  and datname = current_database()
                                """)) {
            statement.setString(1, type);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look at the locks", e);
        }
    }
}
