package io.taskledger.identity;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One provider for all tests of a JVM, on a free port, with a data directory of its own. */
final class RunningProvider {

    static final String APP = "http://localhost:18080";
    static final Path DATA;
    static final String ISSUER;

    static {
        try {
            DATA = Files.createTempDirectory(Path.of("target"), "identity");
            int port = freePort();
            ISSUER = "http://localhost:" + port;
            start(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunningProvider() {}

    static Browser browser() {
        return new Browser(ISSUER, APP);
    }

    /** Starts a provider with the same issuer and data. */
    static ConfigurableApplicationContext start(int port, String... settings) {
        return new SpringApplicationBuilder(LocalIdentity.class)
                .run(
                        Stream.concat(
                                        Stream.of(
                                                "--server.port=" + port,
                                                "--identity.issuer=" + ISSUER,
                                                "--identity.app-url=" + APP,
                                                "--identity.data-dir=" + DATA),
                                        Stream.of(settings))
                                .toArray(String[]::new));
    }

    /** Checks the signature with the keys that a provider publishes, as the services do. */
    static Jwt decode(String token, String provider) {
        return NimbusJwtDecoder.withJwkSetUri(provider + "/.well-known/jwks.json")
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .build()
                .decode(token);
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
