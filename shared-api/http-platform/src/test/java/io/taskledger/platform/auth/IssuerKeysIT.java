package io.taskledger.platform.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The issuer's keys over real HTTP, from an issuer that comes, goes and rotates. */
class IssuerKeysIT {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicInteger fetches = new AtomicInteger();
    private volatile JWKSet published;
    private HttpServer issuer;

    @BeforeEach
    void start() throws Exception {
        published = new JWKSet(key("first"));
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext(
                "/",
                exchange -> {
                    fetches.incrementAndGet();
                    byte[] body = published.toString().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    try (exchange) {
                        exchange.getResponseBody().write(body);
                    }
                });
        issuer.start();
    }

    @AfterEach
    void stop() {
        issuer.stop(0);
    }

    @Test
    void fetchesWhenFirstNeededAndRemembers() throws Exception {
        IssuerKeys keys = new IssuerKeys(location(), LONG, Duration.ZERO);
        assertThat(fetches).hasValue(0);

        assertThat(find(keys, "first")).hasSize(1);
        assertThat(find(keys, "first")).hasSize(1);

        assertThat(fetches).hasValue(1);
    }

    @Test
    void findsAKeyThatCameLater() throws Exception {
        IssuerKeys keys = new IssuerKeys(location(), LONG, Duration.ZERO);
        find(keys, "first");
        published = new JWKSet(key("second"));

        assertThat(find(keys, "second")).hasSize(1);
        assertThat(find(keys, "first")).as("withdrawn").isEmpty();
    }

    @Test
    void isNotDrivenByUnknownKeys() throws Exception {
        IssuerKeys keys = new IssuerKeys(location(), LONG, LONG);
        find(keys, "first");

        for (int i = 0; i < 100; i++) {
            assertThat(find(keys, "unknown" + i)).isEmpty();
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void keepsKeysWhileTheIssuerIsAway() throws Exception {
        IssuerKeys keys = new IssuerKeys(location(), Duration.ZERO, Duration.ZERO);
        find(keys, "first");
        issuer.stop(0);

        assertThat(find(keys, "first")).hasSize(1);
    }

    @Test
    void startsWithoutTheIssuer() throws Exception {
        URL location = location();
        int port = issuer.getAddress().getPort();
        issuer.stop(0);
        IssuerKeys keys = new IssuerKeys(location, LONG, Duration.ZERO);
        assertThatThrownBy(() -> find(keys, "first")).isInstanceOf(RemoteKeySourceException.class);

        HttpServer back =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        back.createContext(
                "/",
                exchange -> {
                    byte[] body = published.toString().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    try (exchange) {
                        exchange.getResponseBody().write(body);
                    }
                });
        back.start();
        try {
            assertThat(find(keys, "first")).hasSize(1);
        } finally {
            back.stop(0);
        }
    }

    private URL location() throws IOException {
        return URI.create("http://127.0.0.1:" + issuer.getAddress().getPort() + "/jwks.json")
                .toURL();
    }

    private static List<JWK> find(IssuerKeys keys, String id) throws Exception {
        return keys.get(new JWKSelector(new JWKMatcher.Builder().keyID(id).build()), null);
    }

    private static RSAKey key(String id) throws Exception {
        return new RSAKeyGenerator(2048)
                .keyID(id)
                .algorithm(JWSAlgorithm.RS256)
                .generate()
                .toPublicJWK();
    }
}
