package io.taskledger.query.model;

import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.ProjectState;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/**
 * A project with what is counted in it, as one caller sees it.
 *
 * @param role of the caller; null for none
 * @param countedAt position of the last event that changed the counts; 0 if none did
 */
public record ProjectRow(
        UUID id,
        String name,
        String nameKey,
        @Nullable String description,
        ProjectState state,
        @Nullable MemberRole role,
        long todo,
        long inProgress,
        long done,
        long countedAt,
        int memberCount,
        long version,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        long position,
        boolean behind) {

    private static final Table<ProjectRow> TABLE = table(Behind.column(false, "t.id::text"));
    private static final Table<ProjectRow> WITH_PARKED = table(Behind.ofProjects());

    private static Table<ProjectRow> table(String behind) {
        return Table.of(
                "project",
                """
                t.id, t.name, t.name_key, t.description, t.state, m.role, coalesce(c.todo, 0) as todo,
                coalesce(c.in_progress, 0) as in_progress, coalesce(c.done, 0) as done,
                coalesce(c.position, 0) as counted_at, t.member_count, t.version,
                t.created_at, t.created_by, t.updated_at, t.updated_by, t.position,\
                """
                        + behind,
                """
                left join project_member m on m.generation = t.generation and m.project_id = t.id and m.user_id = ?
                left join project_tally c on c.generation = t.generation and c.project_id = t.id\
                """,
                (row, number) -> of(row));
    }

    /**
     * As this user sees them.
     *
     * @param parked whether events are: then each row says whether one of its own is, or of what is
     *     counted in it
     */
    public static Table<ProjectRow> table(String userId, int generation, boolean parked) {
        return parked ? WITH_PARKED.with(generation, userId) : TABLE.with(userId);
    }

    private static ProjectRow of(ResultSet row) throws SQLException {
        return new ProjectRow(
                Rows.id(row, "id"),
                row.getString("name"),
                row.getString("name_key"),
                row.getString("description"),
                ProjectState.valueOf(row.getString("state")),
                Rows.constant(row, "role", MemberRole.class),
                row.getLong("todo"),
                row.getLong("in_progress"),
                row.getLong("done"),
                row.getLong("counted_at"),
                row.getInt("member_count"),
                row.getLong("version"),
                Rows.time(row, "created_at"),
                row.getString("created_by"),
                Rows.time(row, "updated_at"),
                row.getString("updated_by"),
                row.getLong("position"),
                row.getBoolean("behind"));
    }
}
