package io.taskledger.platform.tls;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A key and the certificate that goes with it, for {@code localhost} alone and signed by itself.
 *
 * @param certificate file, in PEM
 * @param key file, in PEM
 */
public record TestCertificate(Path certificate, Path key) {

    private static final String STORE_PASSWORD = "only for this test";

    /** A new one. */
    public static TestCertificate in(Path directory)
            throws IOException, InterruptedException, GeneralSecurityException {
        KeyStore keys = keys(directory.resolve("keys.p12"));
        return new TestCertificate(
                Files.writeString(
                        directory.resolve("server.crt"),
                        pem("CERTIFICATE", keys.getCertificate("server").getEncoded())),
                Files.writeString(
                        directory.resolve("server.key"),
                        pem(
                                "PRIVATE KEY",
                                keys.getKey("server", STORE_PASSWORD.toCharArray()).getEncoded())));
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
