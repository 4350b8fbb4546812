package io.taskledger.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.platform.tls.TestCertificate;
import io.taskledger.servers.RedisServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Against a real server that talks TLS only and asks for a token, as ElastiCache does. */
class RedisTlsIT {

    private static final String TOKEN = "a-token-of-the-cache-0123456789";

    @TempDir private static Path directory;
    private static TestCertificate certificate;
    private static RedisServer server;

    @BeforeAll
    static void start() throws Exception {
        certificate = TestCertificate.in(directory);
        server =
                RedisServer.startWithTls(
                        directory, certificate.certificate(), certificate.key(), TOKEN);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void talksToAServerThatItsCertificateAndTheTokenProve() {
        connect(
                "localhost",
                TOKEN,
                true,
                redis -> {
                    redis.getConnection()
                            .stringCommands()
                            .set("key".getBytes(), "value".getBytes());
                    assertThat(redis.getConnection().stringCommands().get("key".getBytes()))
                            .isEqualTo("value".getBytes());
                });
    }

    @Test
    void isTurnedAwayWithoutTheToken() {
        assertRefused("localhost", "another", true);
    }

    @Test
    void turnsAwayAServerThatNobodyVouchesFor() {
        assertRefused("localhost", TOKEN, false);
    }

    @Test
    void turnsAwayAServerOfAnotherName() {
        assertRefused("127.0.0.1", TOKEN, true);
    }

    private static void assertRefused(String host, String token, boolean trusted) {
        connect(
                host,
                token,
                trusted,
                redis ->
                        assertThatThrownBy(() -> redis.getConnection().ping())
                                .isInstanceOf(RedisConnectionFailureException.class));
    }

    private static void connect(
            String host, String token, boolean trusted, Consumer<RedisConnectionFactory> use) {
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                SslAutoConfiguration.class,
                                RedisAutoConfiguration.class,
                                DataRedisAutoConfiguration.class))
                .withPropertyValues(
                        "spring.data.redis.host=" + host,
                        "spring.data.redis.port=" + server.port(),
                        "spring.data.redis.password=" + token,
                        "spring.data.redis.ssl.enabled=true")
                .withPropertyValues(
                        trusted
                                ? new String[] {
                                    "spring.ssl.bundle.pem.cache.truststore.certificate=file:"
                                            + certificate.certificate(),
                                    "spring.data.redis.ssl.bundle=cache"
                                }
                                : new String[0])
                .run(context -> use.accept(context.getBean(RedisConnectionFactory.class)));
    }
}
