package io.taskledger.query.operations.action;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * An action that the log is still to be told.
 *
 * @param lateSince when it was done, if that is more than a minute ago: the event's own time is
 *     that of its append
 * @param details JSON object, the subject included
 */
record PendingAction(
        long id,
        UUID key,
        String actor,
        String action,
        String projection,
        @Nullable String lateSince,
        String details,
        @Nullable String requestId) {

    static final String SELECT =
            """
            select id, event_key, actor, action, projection,
                   case when at < clock_timestamp() - interval '1 minute' then at::text end as late_since,
                   (details || jsonb_build_object('subject', subject))::text as details, request_id
            from   operator_action
            where  event_position is null
            order  by id
            limit  50
            """;

    static PendingAction of(ResultSet row) throws SQLException {
        return new PendingAction(
                row.getLong("id"),
                row.getObject("event_key", UUID.class),
                row.getString("actor"),
                row.getString("action"),
                row.getString("projection"),
                row.getString("late_since"),
                row.getString("details"),
                row.getString("request_id"));
    }
}
