package io.taskledger.system;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Who waits in the read model for a lock that a test holds. */
final class LockWaits {

    private LockWaits() {}

    /**
     * The name of a query side's process, once one waits.
     *
     * @param lock condition on {@code pg_locks}
     */
    static String awaitOne(LocalSystem system, Connection readModel, String lock) {
        return await("a query side waits for a lock")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> one(system, readModel, lock), each -> each != null);
    }

    private static String one(LocalSystem system, Connection readModel, String lock)
            throws SQLException {
        String sql =
                """
                select application_name
                from   pg_stat_activity join pg_locks using (pid)
                where  not granted and application_name like 'query-side%%' and %s
                """
                        .formatted(lock);
        try (Statement select = readModel.createStatement();
                ResultSet row = select.executeQuery(sql)) {
            return row.next() ? system.querySide(row.getString(1)) : null;
        }
    }
}
