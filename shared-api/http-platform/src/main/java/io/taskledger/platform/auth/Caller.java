package io.taskledger.platform.auth;

import java.util.Set;

/**
 * Who makes the request; available as an argument of controllers.
 *
 * @param id the user id: claim {@code sub}, visible ASCII
 * @param name what people call them: claim {@code username}, made a name if it is none
 * @param groups claim {@code cognito:groups}; has ADMIN or USER
 */
public record Caller(String id, String name, Set<String> groups) {

    public static final String ADMIN = "ADMIN";
    public static final String USER = "USER";

    public Caller {
        groups = Set.copyOf(groups);
    }

    /** May see and do everything. */
    public boolean isAdmin() {
        return groups.contains(ADMIN);
    }

    boolean isMember() {
        return groups.contains(ADMIN) || groups.contains(USER);
    }
}
