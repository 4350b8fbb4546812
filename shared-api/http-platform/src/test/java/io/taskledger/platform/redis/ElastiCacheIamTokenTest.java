package io.taskledger.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisCredentials;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

class ElastiCacheIamTokenTest {

    private static final String CACHE = "taskledger-prod-cache";
    private static final String USER = "taskledger-prod-services";

    /** From the steps of AWS's Signature Version 4 with the same key, cache, user and time. */
    private static final String SIGNATURE =
            "9f8277a77d92759c2136f7a0d6f6cf81451a64479c6b1001492ddd8a0b224004";

    @Test
    void isAPresignedRequestToConnect() {
        RedisCredentials credentials = token().resolveCredentialsNow();

        assertThat(credentials.getUsername()).isEqualTo(USER);
        String password = new String(credentials.getPassword());
        assertThat(password).startsWith(CACHE + "/?");
        assertThat(parts(password))
                .isEqualTo(
                        Map.of(
                                "Action", "connect",
                                "User", USER,
                                "X-Amz-Algorithm", "AWS4-HMAC-SHA256",
                                "X-Amz-Credential",
                                        "an-id%2F20261122%2Fus-east-1%2Felasticache%2Faws4_request",
                                "X-Amz-Date", "20261122T120000Z",
                                "X-Amz-Expires", "900",
                                "X-Amz-SignedHeaders", "host",
                                "X-Amz-Signature", SIGNATURE));
    }

    private static ElastiCacheIamToken token() {
        return new ElastiCacheIamToken(
                CACHE,
                USER,
                StaticCredentialsProvider.create(AwsBasicCredentials.create("an-id", "a-key")),
                "us-east-1",
                Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));
    }

    private static Map<String, String> parts(String token) {
        return Arrays.stream(token.substring(token.indexOf('?') + 1).split("&"))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }
}
