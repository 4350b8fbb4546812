package io.taskledger.platform.auth;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Set;

/**
 * Who makes the request; available as an argument of controllers.
 *
 * @param id the user id: claim {@code sub}, visible ASCII
 * @param name what people call them: claim {@code username}, made a name if it is none
 * @param groups claim {@code cognito:groups}; has ADMIN or USER
 * @param session which of the caller's
 */
public record Caller(String id, String name, Set<String> groups, Session session) {

    public static final String ADMIN = "ADMIN";
    public static final String USER = "USER";

    public Caller {
        groups = Set.copyOf(groups);
    }

    /**
     * What tokens say of where they come from.
     *
     * @param name claim {@code origin_jti}, the same in each token that is refreshed; null if the
     *     provider does not name sessions
     * @param begun claim {@code auth_time}, else {@code iat}, in seconds
     * @param tellsBegin whether that is {@code auth_time}: else a refreshed token looks like a new
     *     session
     */
    public record Session(@Nullable String name, Instant begun, boolean tellsBegin) {

        /** Of which nothing is known, not even how old it is. */
        public static final Session UNKNOWN = new Session(null, Instant.MIN, false);
    }

    /** One of an unknown session. */
    public Caller(String id, String name, Set<String> groups) {
        this(id, name, groups, Session.UNKNOWN);
    }

    /** May see and do everything. */
    public boolean isAdmin() {
        return groups.contains(ADMIN);
    }

    boolean isMember() {
        return groups.contains(ADMIN) || groups.contains(USER);
    }
}
