package io.taskledger.servers;

/** Passwords of the three SQL roles that {@code db/bootstrap.sql} creates. */
public record RolePasswords(String migrator, String command, String query) {

    /** What the local system and the tests use; their server listens on 127.0.0.1 only. */
    public static final RolePasswords LOCAL = new RolePasswords("migrator", "command", "query");
}
