package io.taskledger.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.RedisConnectionFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** What a cache hears of a service that signs in by its role. */
class RedisSignInIT {

    @Test
    void saysWhoItIsWithATokenOfItsRole() throws Exception {
        try (ServerSocket cache = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> firstOf(cache));
            service(cache.getLocalPort())
                    .withPropertyValues("spring.data.redis.username=taskledger-prod-services")
                    .run(
                            context ->
                                    assertThatThrownBy(
                                                    () ->
                                                            context.getBean(
                                                                            RedisConnectionFactory
                                                                                    .class)
                                                                    .getConnection())
                                            .isInstanceOf(RuntimeException.class));

            assertThat(said.join())
                    .contains(
                            "HELLO",
                            "AUTH",
                            "taskledger-prod-services",
                            "taskledger-prod-cache/?Action=connect&User=taskledger-prod-services&",
                            "%2Felasticache%2Faws4_request",
                            "X-Amz-Signature=");
        }
    }

    @Test
    void mustBeToldAsWhom() {
        service(1)
                .run(
                        context ->
                                assertThat(context)
                                        .getFailure()
                                        .hasRootCauseMessage(
                                                "spring.data.redis.username is not set"));
    }

    private static String firstOf(ServerSocket cache) {
        try (Socket connection = cache.accept()) {
            byte[] bytes = new byte[8_192];
            int read = connection.getInputStream().read(bytes);
            return new String(bytes, 0, read, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "nothing: " + e;
        }
    }

    private static ApplicationContextRunner service(int port) {
        return new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(
                                RedisAutoConfiguration.class, DataRedisAutoConfiguration.class))
                .withSystemProperties(
                        "aws.accessKeyId=an-id",
                        "aws.secretAccessKey=a-key",
                        "aws.region=us-east-1")
                .withPropertyValues(
                        "spring.data.redis.host=127.0.0.1",
                        "spring.data.redis.port=" + port,
                        "taskledger.redis.iam-cache=taskledger-prod-cache");
    }
}
