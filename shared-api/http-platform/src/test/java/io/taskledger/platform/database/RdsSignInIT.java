package io.taskledger.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The JDBC URL of the task definitions, against a server that asks as RDS does. */
class RdsSignInIT {

    @Test
    void signsInWithATokenOverTlsToTheServerItMeantAndNoOther(@TempDir Path directory)
            throws Exception {
        try (TlsServer server = new TlsServer(directory, "command_app")) {
            expectToken(server);

            await().atMost(Duration.ofSeconds(20))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(signIn(server, "localhost")).isEqualTo("t"));

            assertThatThrownBy(() -> signIn(server, "127.0.0.1"))
                    .as("a name that the certificate does not have")
                    .isInstanceOf(PSQLException.class)
                    .hasMessageContaining("hostname");
            assertThatThrownBy(() -> connect(url(server, "localhost", "disable")))
                    .as("without TLS")
                    .isInstanceOf(PSQLException.class)
                    .hasMessageContaining("pg_hba.conf");
        }
    }

    private static void expectToken(TlsServer server) throws SQLException {
        String token =
                new String(new Token(server.port()).getPassword(AuthenticationRequestType.GSS));
        try (Connection superuser = server.superuser()) {
            superuser.createStatement().execute("alter role command_app password '" + token + "'");
        }
    }

    private static String signIn(TlsServer server, String host) throws SQLException {
        try (Connection connection = connect(url(server, host, "verify-full"));
                ResultSet row =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select ssl from pg_stat_ssl where pid ="
                                                + " pg_backend_pid()")) {
            row.next();
            return row.getString(1);
        }
    }

    private static Connection connect(String url) throws SQLException {
        return DriverManager.getConnection(url, "command_app", "");
    }

    private static String url(TlsServer server, String host, String mode) {
        return "jdbc:postgresql://%s:%d/postgres?sslmode=%s&sslrootcert=%s&authenticationPluginClassName=%s"
                .formatted(host, server.port(), mode, server.certificate(), Token.class.getName());
    }

    /** The plugin of production with a role and a moment of this test. */
    public static final class Token implements AuthenticationPlugin {

        private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

        private final RdsIamToken plugin;

        public Token(java.util.Properties connection) {
            this(Integer.parseInt(connection.getProperty("PGPORT")));
        }

        Token(int port) {
            plugin =
                    new RdsIamToken(
                            "localhost",
                            port,
                            "command_app",
                            StaticCredentialsProvider.create(
                                    AwsBasicCredentials.create("an-id", "a-key")),
                            "us-east-1",
                            Clock.fixed(NOW, ZoneOffset.UTC));
        }

        @Override
        public char[] getPassword(AuthenticationRequestType type) throws PSQLException {
            return plugin.getPassword(type);
        }
    }
}
