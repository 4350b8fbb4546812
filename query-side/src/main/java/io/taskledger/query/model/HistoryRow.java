package io.taskledger.query.model;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * One event and what it changed.
 *
 * @param actorName null for someone who never signed in
 * @param changes JSON
 */
public record HistoryRow(
        long position,
        Instant at,
        String actor,
        @Nullable String actorName,
        String event,
        long version,
        String changes) {

    /**
     * @param people the generation of the other projection, which knows the names
     */
    public static Table<HistoryRow> table(int people) {
        return Table.of(
                "history",
                """
                t.position, t.at, t.actor, a.name as actor_name, t.event, t.version,
                t.changes::text as changes\
                """,
                "left join person a on a.generation = " + people + " and a.id = t.actor",
                (row, number) -> of(row));
    }

    private static HistoryRow of(ResultSet row) throws SQLException {
        return new HistoryRow(
                row.getLong("position"),
                Rows.time(row, "at"),
                row.getString("actor"),
                row.getString("actor_name"),
                row.getString("event"),
                row.getLong("version"),
                row.getString("changes"));
    }
}
