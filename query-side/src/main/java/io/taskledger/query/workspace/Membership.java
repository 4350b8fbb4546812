package io.taskledger.query.workspace;

import io.taskledger.api.member.MemberRole;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What someone now is in a project.
 *
 * @param role null: no member any more
 */
record Membership(UUID projectId, String userId, @Nullable MemberRole role) {

    static List<Membership> differences(@Nullable Project before, Project now) {
        Map<String, MemberRole> old = before == null ? Map.of() : before.members();
        List<Membership> changed = new ArrayList<>();
        now.members()
                .forEach(
                        (user, role) -> {
                            if (role != old.get(user)) {
                                changed.add(new Membership(now.id(), user, role));
                            }
                        });
        old.keySet().stream()
                .filter(user -> !now.members().containsKey(user))
                .forEach(user -> changed.add(new Membership(now.id(), user, null)));
        return changed;
    }
}
