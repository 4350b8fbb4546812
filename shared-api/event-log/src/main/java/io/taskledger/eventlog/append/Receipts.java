package io.taskledger.eventlog.append;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/** Answers to idempotency keys of the last 24 hours. */
public final class Receipts {

    private static final String FIND =
            """
            select request_hash, response, position, recorded_at
            from receipt
            where caller = ? and key = ? and recorded_at >= clock_timestamp() - receipt_lifetime()
            """;

    private static final int PRUNED_AT_ONCE = 1_000;

    private final DataSource dataSource;
    private final GroupAppend appends;
    private final AppendSettings settings;

    /**
     * @param dataSource connections as {@code command_app}
     */
    public Receipts(DataSource dataSource, GroupAppend appends) {
        this.dataSource = dataSource;
        this.appends = appends;
        this.settings = AppendSettings.DEFAULT;
    }

    /** The receipt of a key, if it was used in the last 24 hours. */
    public Optional<StoredReceipt> find(String caller, String key) {
        return LogFailures.retried(settings.patience(), () -> read(caller, key));
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

    /** Deletes what is older than 24 hours, in small transactions; returns how many. */
    public long prune() {
        long all = 0;
        long some;
        do {
            some = LogFailures.retried(settings.patience(), this::pruneSome);
            all += some;
        } while (some == PRUNED_AT_ONCE);
        return all;
    }

    private long pruneSome() throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select prune_receipts(?)")) {
            statement.setInt(1, PRUNED_AT_ONCE);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Optional<StoredReceipt> read(String caller, String key) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(FIND)) {
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
