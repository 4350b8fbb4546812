package io.taskledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.servers.PostgresServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** As on RDS: the master user is no superuser, and a role called rds_iam is there. */
class DatabaseBootstrapIT {

    @Test
    void makesRolesWithoutPasswordsAndDatabasesOnceHoweverOftenItRuns(@TempDir Path directory)
            throws SQLException {
        PostgresServer server =
                PostgresServer.start(
                        new PostgresServer.Options(directory.resolve("data"), 0, false));
        try (Connection superuser =
                server.dataSource("postgres", PostgresServer.SUPERUSER, server.options().password())
                        .getConnection()) {
            superuser
                    .createStatement()
                    .execute(
                            "create role rds_iam; create role master login createrole createdb"
                                    + " password 'for this test'; grant rds_iam to master with"
                                    + " admin option; alter database postgres owner to master");

            DatabaseBootstrap.run(master(server));
            DatabaseBootstrap.run(master(server));

            assertThat(
                            texts(
                                    superuser,
                                    "select rolname from pg_authid where rolpassword is null and"
                                            + " rolcanlogin and not rolsuper"))
                    .containsExactlyInAnyOrder("migrator", "command_app", "query_app");
            assertThat(
                            texts(
                                    superuser,
                                    "select datname from pg_database where not datistemplate and"
                                            + " pg_get_userbyid(datdba) = 'migrator'"))
                    .containsExactlyInAnyOrder("eventlog", "readmodel");
            assertThat(
                            texts(
                                    superuser,
                                    "select r.rolname from pg_auth_members m join pg_roles r on"
                                            + " r.oid = m.member where m.roleid ="
                                            + " 'rds_iam'::regrole and r.rolname <> 'master'"))
                    .containsExactlyInAnyOrder("migrator", "command_app", "query_app");
            assertThat(
                            texts(
                                    superuser,
                                    "select rolname from pg_roles where rolcanlogin and"
                                            + " has_database_privilege(rolname, 'postgres',"
                                            + " 'connect') and not rolsuper"))
                    .containsExactly("master");
        } finally {
            server.delete();
        }
    }

    private static PGSimpleDataSource master(PostgresServer server) {
        var source = new PGSimpleDataSource();
        source.setUrl(server.url("postgres"));
        source.setUser("master");
        source.setPassword("for this test");
        return source;
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> all = new ArrayList<>();
        try (ResultSet rows = connection.createStatement().executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }
}
