package io.taskledger.query.workspace;

import io.taskledger.api.member.MemberRole;
import io.taskledger.query.projection.Upsert;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Memberships as rows, many at a time. */
final class MemberTable {

    private static final Upsert<Membership> UPSERT =
            new Upsert<Membership>("project_member", "project_id, user_id")
                    .column("project_id", "uuid", Membership::projectId)
                    .indexed("user_id", "text", Membership::userId)
                    .column("role", "text", membership -> String.valueOf(membership.role()));

    private MemberTable() {}

    static Map<UUID, Map<String, MemberRole>> load(
            JdbcTemplate jdbc, int generation, Set<UUID> projects) {
        Map<UUID, Map<String, MemberRole>> members = new HashMap<>();
        jdbc.query(
                """
                select project_id, user_id, role
                from   project_member
                where  generation = ? and project_id = any (?)
                """,
                row -> {
                    members.computeIfAbsent(
                                    row.getObject("project_id", UUID.class), id -> new HashMap<>())
                            .put(
                                    row.getString("user_id"),
                                    MemberRole.valueOf(row.getString("role")));
                },
                generation,
                projects.toArray(UUID[]::new));
        return members;
    }

    static void write(JdbcTemplate jdbc, int generation, List<Membership> memberships) {
        Map<Boolean, List<Membership>> byLeft =
                memberships.stream()
                        .collect(Collectors.partitioningBy(each -> each.role() == null));
        UPSERT.write(jdbc, generation, byLeft.getOrDefault(false, List.of()));
        delete(jdbc, generation, byLeft.getOrDefault(true, List.of()));
    }

    static void copy(JdbcTemplate jdbc, int generation, List<Membership> memberships) {
        UPSERT.copy(
                jdbc,
                generation,
                memberships.stream().filter(each -> each.role() != null).toList());
    }

    private static void delete(JdbcTemplate jdbc, int generation, List<Membership> left) {
        if (left.isEmpty()) {
            return;
        }
        jdbc.update(
                """
                delete from project_member
                where  generation = ?
                and    (project_id, user_id) in (select * from unnest(?::uuid[], ?::text[]))
                """,
                generation,
                left.stream().map(Membership::projectId).toArray(UUID[]::new),
                left.stream().map(Membership::userId).toArray(String[]::new));
    }
}
