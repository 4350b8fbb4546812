package io.taskledger.servers;

import java.sql.SQLException;

import javax.sql.DataSource;

/** For tests: who waits for an advisory lock. */
public final class AdvisoryLocks {

    private AdvisoryLocks() {}

    /**
     * @return how many sessions wait for one in this database; tests of the same server that run
     *     beside have their own
     */
    public static int waiting(DataSource database) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                select count(*)
                                from pg_locks
                                join pg_database on pg_database.oid = pg_locks.database
                                where locktype = 'advisory'
                                  and not granted
                                  and datname = current_database()
                                """)) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot look at the locks", e);
        }
    }
}
