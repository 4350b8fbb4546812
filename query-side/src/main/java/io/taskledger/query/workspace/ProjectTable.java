package io.taskledger.query.workspace;

import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.ProjectState;
import io.taskledger.query.projection.Upsert;

import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Projects as rows, many at a time. */
final class ProjectTable {

    private static final Upsert<Project> UPSERT =
            new Upsert<Project>("project", "id")
                    .column("id", "uuid", Project::id)
                    .column("name", "text", Project::name)
                    .indexed("name_key", "text", project -> SortKeys.of(project.name()))
                    .column("description", "text", Project::description)
                    .column("state", "text", project -> project.state().name())
                    .column("archived", "boolean", Project::archived)
                    .column("member_count", "integer", project -> project.members().size())
                    .column("version", "bigint", Project::version)
                    .column("created_at", "timestamptz", project -> project.created().at())
                    .column("created_by", "text", project -> project.created().by())
                    .column("updated_at", "timestamptz", project -> project.updated().at())
                    .column("updated_by", "text", project -> project.updated().by())
                    .column("position", "bigint", Project::position);

    private ProjectTable() {}

    static List<Project> load(JdbcTemplate jdbc, int generation, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, Map<String, MemberRole>> members = MemberTable.load(jdbc, generation, ids);
        return jdbc.query(
                "select * from project where generation = ? and id = any (?)",
                (row, number) -> project(row, members),
                generation,
                ids.toArray(UUID[]::new));
    }

    static void write(JdbcTemplate jdbc, int generation, Collection<Project> projects) {
        UPSERT.write(jdbc, generation, projects);
    }

    static void copy(JdbcTemplate jdbc, int generation, Collection<Project> projects) {
        UPSERT.copy(jdbc, generation, projects);
    }

    private static Project project(ResultSet row, Map<UUID, Map<String, MemberRole>> members)
            throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new Project(
                id,
                row.getString("name"),
                row.getString("description"),
                row.getBoolean("archived"),
                ProjectState.valueOf(row.getString("state")) == ProjectState.TRASHED,
                members.getOrDefault(id, new HashMap<>()),
                row.getLong("version"),
                TaskTable.touch(row, "created"),
                TaskTable.touch(row, "updated"),
                row.getLong("position"));
    }
}
