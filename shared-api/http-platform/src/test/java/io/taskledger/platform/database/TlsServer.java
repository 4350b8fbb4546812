package io.taskledger.platform.database;

import io.taskledger.platform.tls.TestCertificate;
import io.taskledger.servers.PostgresServer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A real PostgreSQL that takes one role over TLS only, with its password in clear inside it. */
final class TlsServer implements AutoCloseable {

    private final PostgresServer server;
    private final Path certificate;

    /** Its certificate is for {@code localhost} alone. */
    TlsServer(Path directory, String role) throws Exception {
        server =
                PostgresServer.start(
                        new PostgresServer.Options(directory.resolve("data"), 0, false));
        TestCertificate own = TestCertificate.in(directory);
        certificate = own.certificate();
        try (Connection superuser = superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute("create role " + role + " login");
            write(sql, Files.readString(certificate), "cat > server.crt");
            write(sql, Files.readString(own.key()), "cat > server.key; chmod 600 server.key");
            write(
                    sql,
                    "hostssl all %s all password\nhostnossl all %s all reject"
                            .formatted(role, role),
                    "cat - pg_hba.conf > hba; mv hba pg_hba.conf");
            sql.execute("alter system set ssl = on");
            sql.execute("select pg_reload_conf()");
        }
    }

    int port() {
        return server.port();
    }

    Path certificate() {
        return certificate;
    }

    Connection superuser() throws SQLException {
        return server.dataSource("postgres", PostgresServer.SUPERUSER, server.options().password())
                .getConnection();
    }

    @Override
    public void close() {
        server.delete();
    }

    /** By the server itself, so that the files are its user's. */
    private static void write(Statement sql, String text, String program) throws SQLException {
        sql.execute(
                "copy (select unnest(string_to_array('%s', chr(10)))) to program '%s'"
                        .formatted(text, program));
    }
}
