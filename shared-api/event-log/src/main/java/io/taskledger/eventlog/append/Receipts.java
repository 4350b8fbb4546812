package io.taskledger.eventlog.append;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Answers to idempotency keys of the last seven days. Age is measured by the database's clock and
 * by the time of the last event, whichever is earlier: a clock that is ahead forgets nothing.
 */
public final class Receipts {

    private static final String FIND =
            """
            select request_hash, response, position, recorded_at
            from receipt
            where caller = ? and key = ?
              and recorded_at >= least(clock_timestamp(),
                                       (select e.recorded_at from event e order by e.position desc limit 1))
                                 - receipt_lifetime()
            """;

    private static final int PRUNED_AT_ONCE = 1_000;

    private final LogConnections connections;
    private final GroupAppend appends;
    private final AppendSettings settings;

    /**
     * @param dataSource connections as {@code command_app}
     */
    public Receipts(DataSource dataSource, GroupAppend appends) {
        this.connections = LogConnections.pooled(dataSource);
        this.appends = appends;
        this.settings = AppendSettings.DEFAULT;
    }

    /**
     * The receipt of a key, if it was used in the last seven days. To be asked before a receipt
     * with the key is appended, at most ten minutes before: an append itself knows those of the
     * last two days only.
     */
    public Optional<StoredReceipt> find(String caller, String key) {
        return LogFailures.retried(
                settings.patience(), () -> connections.with(log -> read(log, caller, key)));
    }

    /**
     * Writes the receipt of a command that appended nothing.
     *
     * @return the log's head, as the position that the answer is current at
     * @throws DuplicateReceiptException when the key was used before
     */
    public long record(Receipt receipt) {
        return appends.append(new Append(List.of(), List.of(), receipt));
    }

    /**
     * Drops days that are over for a week; returns about how many receipts, or days, those were.
     */
    public long prune() {
        long all = 0;
        long some;
        do {
            some =
                    LogFailures.retried(
                            settings.patience(), () -> connections.with(Receipts::pruneSome));
            all += some;
        } while (some == PRUNED_AT_ONCE);
        return all;
    }

    private static long pruneSome(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select prune_receipts(?)")) {
            statement.setInt(1, PRUNED_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static Optional<StoredReceipt> read(Connection connection, String caller, String key)
            throws SQLException {
        try (var statement = connection.prepareStatement(FIND)) {
            statement.setString(1, caller);
            statement.setString(2, key);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(stored(caller, key, row)) : Optional.empty();
            }
        }
    }

    private static StoredReceipt stored(String caller, String key, ResultSet row)
            throws SQLException {
        return new StoredReceipt(
                new Receipt(caller, key, row.getBytes("request_hash"), row.getString("response")),
                row.getLong("position"),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant());
    }
}
