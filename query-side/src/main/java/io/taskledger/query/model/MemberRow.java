package io.taskledger.query.model;

import io.taskledger.api.member.MemberRole;

import org.jspecify.annotations.Nullable;

/**
 * What someone is in a project.
 *
 * @param name null for someone who never signed in
 */
public record MemberRow(String userId, @Nullable String name, MemberRole role) {

    public static final Table<MemberRow> TABLE =
            Table.of(
                    "project_member",
                    "t.user_id, a.name, t.role",
                    "left join person a on a.generation = t.generation and a.id = t.user_id",
                    (row, number) ->
                            new MemberRow(
                                    row.getString("user_id"),
                                    row.getString("name"),
                                    MemberRole.valueOf(row.getString("role"))));
}
