package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import javax.sql.DataSource;

/** What was acknowledged, kept outside of the log: by command, where its event went. */
final class AppendLedger {

    private static final String EVENTS =
            "select payload ->> 'owner', aggregate_id, sequence_number, position"
                    + " from event where position > ? order by position";

    /** What no serialised log can show, whoever wrote it. */
    private static final Map<String, String> FLAWS =
            Map.of(
                    "positions without gaps",
                    "select max(position) - count(*) from event",
                    "streams without gaps",
                    "select count(*) from (select from event group by aggregate_id"
                            + " having max(sequence_number) + 1 <> count(*)) as torn",
                    "time follows position",
                    "select count(*) from (select recorded_at < lag(recorded_at)"
                            + " over (order by position) as back from event) as e where back");

    private final Map<String, Place> acknowledged = new ConcurrentHashMap<>();
    private final long after;

    record Place(String aggregateId, long sequence, long position) {}

    AppendLedger() {
        this(0);
    }

    /** Knows nothing of what the log has up to that position. */
    AppendLedger(long after) {
        this.after = after;
    }

    long after() {
        return after;
    }

    void acknowledge(String command, String aggregateId, long sequence, long position) {
        Place before =
                acknowledged.putIfAbsent(command, new Place(aggregateId, sequence, position));
        assertThat(before).as("acknowledged once: %s", command).isNull();
    }

    int size() {
        return acknowledged.size();
    }

    /** The commands in the order of their positions. */
    List<String> commands() {
        var byPosition = new TreeMap<Long, String>();
        acknowledged.forEach((command, place) -> byPosition.put(place.position, command));
        return List.copyOf(byPosition.values());
    }

    /** Nothing lost, nothing doubled, nothing that was not acknowledged, and all in order. */
    void matches(DataSource log) throws SQLException {
        try (Connection connection = log.getConnection();
                var events = connection.prepareStatement(EVENTS)) {
            events.setLong(1, after);
            var stored = new TreeMap<String, Place>();
            try (ResultSet row = events.executeQuery()) {
                while (row.next()) {
                    Place place = new Place(row.getString(2), row.getLong(3), row.getLong(4));
                    assertThat(stored.put(row.getString(1), place))
                            .as("one effect of %s", row.getString(1))
                            .isNull();
                }
            }
            assertThat(stored).isEqualTo(new TreeMap<>(acknowledged));
            for (var flaw : FLAWS.entrySet()) {
                try (ResultSet row = connection.createStatement().executeQuery(flaw.getValue())) {
                    row.next();
                    assertThat(row.getLong(1)).as(flaw.getKey()).isZero();
                }
            }
        }
    }
}
