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

import io.taskledger.platform.request.RequestDeadline;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

    @Test
    void nobodyWaitsLongerThanTheRequestMay() throws Exception {
        CountDownLatch answers = new CountDownLatch(1);
        issuer.removeContext("/");
        issuer.createContext("/", exchange -> awaitQuietly(answers));
        IssuerKeys keys = new IssuerKeys(location(), LONG, Duration.ZERO);
        try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                all.add(requests.submit(() -> within(Duration.ofMillis(300), keys)));
            }
            for (Future<?> each : all) {
                assertThatThrownBy(each::get).hasCauseInstanceOf(RemoteKeySourceException.class);
            }
            // A fetch is given up after two seconds.
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isLessThan(Duration.ofMillis(1500));
        } finally {
            answers.countDown();
        }
    }

    /** As a request with so much time. */
    private static List<JWK> within(Duration time, IssuerKeys keys) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(RequestDeadline.class.getName(), System.nanoTime() + time.toNanos());
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            return find(keys, "first");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
