package io.taskledger.eventlog.append;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two ways of a batch into the database, each one statement in auto-commit. */
final class BatchCall {

    private static final String UNIQUE_VIOLATION = "23505";

    private final KeptConnections connections;
    private final ClockGuard clock;

    BatchCall(KeptConnections connections, ClockGuard clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * Another append has taken a place that this one wants; nothing is written. The checking path
     * meets it only beside an append of the release before, which has another lock.
     */
    static boolean isTaken(SQLException e) {
        return UNIQUE_VIOLATION.equals(e.getSQLState());
    }

    /** Appends all of the batch, or nothing if anything stands against it. */
    Optional<List<Outcome>> optimistic(Batch batch) throws SQLException {
        try {
            return connections.with(connection -> optimistic(connection, batch));
        } catch (SQLException e) {
            if (isTaken(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Appends what can be; also right for a batch that may be in the log already. */
    List<Outcome> checked(Batch batch) throws SQLException {
        return connections.with(connection -> checked(connection, batch));
    }

    private Optional<List<Outcome>> optimistic(Connection connection, Batch batch)
            throws SQLException {
        try (var statement = connection.prepareStatement(Batch.OPTIMISTIC)) {
            batch.bind(statement, clock.latest(), false);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                long position = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(count(batch, position));
            }
        }
    }

    private List<Outcome> checked(Connection connection, Batch batch) throws SQLException {
        try (var statement = connection.prepareStatement(Batch.CHECKED)) {
            batch.bind(statement, clock.latest(), true);
            var outcomes = new ArrayList<Outcome>(batch.appends().size());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    outcomes.add(outcome(row, batch.appends().get(outcomes.size())));
                }
            }
            return outcomes;
        }
    }

    private static List<Outcome> count(Batch batch, long position) {
        var outcomes = new ArrayList<Outcome>(batch.appends().size());
        long last = position;
        for (Append append : batch.appends()) {
            last += append.events().size();
            outcomes.add(new Outcome.Appended(last));
        }
        return outcomes;
    }

    private static Outcome outcome(ResultSet row, Append append) throws SQLException {
        String outcome = row.getString("outcome");
        return switch (outcome) {
            case "appended", "mine" -> new Outcome.Appended(row.getLong("position"));
            case "conflict" -> new Outcome.Conflict(append);
            case "condition" -> new Outcome.ConditionFailed(append);
            case "duplicate" -> duplicate(row, append);
            default -> throw new IllegalStateException("Unknown outcome " + outcome);
        };
    }

    private static Outcome duplicate(ResultSet row, Append append) throws SQLException {
        Receipt mine = append.receipt();
        if (mine == null) {
            throw new IllegalStateException("A duplicate without a receipt");
        }
        return new Outcome.Duplicate(
                new StoredReceipt(
                        new Receipt(
                                mine.caller(),
                                mine.key(),
                                row.getBytes("stored_hash"),
                                row.getString("stored_response")),
                        row.getLong("stored_position"),
                        row.getObject("stored_at", OffsetDateTime.class).toInstant()));
    }
}
