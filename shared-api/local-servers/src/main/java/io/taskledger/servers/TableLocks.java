package io.taskledger.servers;

import java.sql.SQLException;

import javax.sql.DataSource;

/** For tests: who waits for a lock on a table. */
public final class TableLocks {

    private TableLocks() {}

    /**
     * @return how many sessions wait for one in this database that a test holds; tests of the same
     *     server that run beside have their own
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
                                where locktype = 'relation'
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
