package io.taskledger.platform.database;

import io.taskledger.servers.PostgresServer;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;

/** A real PostgreSQL that takes one role over TLS only, with its password in clear inside it. */
final class TlsServer implements AutoCloseable {

    private static final String STORE_PASSWORD = "only for this test";

    private final PostgresServer server;
    private final Path certificate;

    /** Its certificate is for {@code localhost} alone. */
    TlsServer(Path directory, String role) throws Exception {
        server =
                PostgresServer.start(
                        new PostgresServer.Options(directory.resolve("data"), 0, false));
        KeyStore keys = keys(directory.resolve("keys.p12"));
        String certificateText = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        certificate = Files.writeString(directory.resolve("server.crt"), certificateText);
        String key =
                pem(
                        "PRIVATE KEY",
                        keys.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded());
        try (Connection superuser = superuser();
                Statement sql = superuser.createStatement()) {
            sql.execute("create role " + role + " login");
            write(sql, certificateText, "cat > server.crt");
            write(sql, key, "cat > server.key; chmod 600 server.key");
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

    private static KeyStore keys(Path file)
            throws IOException, InterruptedException, GeneralSecurityException {
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "RSA",
                                "-keysize",
                                "2048",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                STORE_PASSWORD)
                        .inheritIO()
                        .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(file.toFile())) {
            keys.load(in, STORE_PASSWORD.toCharArray());
        }
        return keys;
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content),
                        kind);
    }
}
