package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * A rebuild as the database has it.
 *
 * @param phase never {@link RebuildState#PAUSED}
 * @param pausedBecause why it paused itself; null if an operator did
 * @param bulkPosition up to which the log is folded in bulk; 0 before that is decided
 * @param comparison JSON
 */
record Rebuild(
        UUID id,
        ProjectionName projection,
        int generation,
        int replaces,
        int version,
        RebuildState phase,
        boolean paused,
        @Nullable String pausedBecause,
        boolean autoPromote,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        long bulkPosition,
        @Nullable String comparison,
        @Nullable String owner,
        @Nullable String failure,
        @Nullable Double eventsPerSecond) {

    private static final Set<RebuildState> UNDER_WAY =
            EnumSet.range(RebuildState.PENDING, RebuildState.READY);

    static Rebuild of(ResultSet row) throws SQLException {
        return new Rebuild(
                row.getObject("id", UUID.class),
                ProjectionName.of(row.getString("projection")).orElseThrow(),
                row.getInt("generation"),
                row.getInt("replaces"),
                row.getInt("version"),
                RebuildState.valueOf(row.getString("state")),
                row.getBoolean("paused"),
                row.getString("paused_because"),
                row.getBoolean("auto_promote"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "finished_at"),
                row.getLong("bulk_position"),
                row.getString("comparison"),
                row.getString("owner"),
                row.getString("failure"),
                row.getObject("events_per_second", Double.class));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** As operators see it. */
    RebuildState state() {
        return paused && isUnderWay() ? RebuildState.PAUSED : phase;
    }

    boolean isUnderWay() {
        return UNDER_WAY.contains(phase);
    }
}
