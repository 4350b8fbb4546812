package io.taskledger.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

class RdsIamTokenTest {

    private static final String HOST = "taskledger-prod-database.abc.us-east-1.rds.amazonaws.com";

    /** From botocore 1's {@code generate_db_auth_token} with the same key, host, role and time. */
    private static final String SIGNATURE =
            "914000c62ab6aa1a893054c9176ba852aa993aae95bd1bd758238db3a48a7573";

    @Test
    void isTheTokenThatAwssOwnToolsMake() throws PSQLException {
        String token = new String(plugin().getPassword(AuthenticationRequestType.GSS));

        assertThat(token).startsWith(HOST + ":5432/?");
        assertThat(parts(token))
                .isEqualTo(
                        Map.of(
                                "Action", "connect",
                                "DBUser", "command_app",
                                "X-Amz-Algorithm", "AWS4-HMAC-SHA256",
                                "X-Amz-Credential",
                                        "an-id%2F20261122%2Fus-east-1%2Frds-db%2Faws4_request",
                                "X-Amz-Date", "20261122T120000Z",
                                "X-Amz-Expires", "900",
                                "X-Amz-SignedHeaders", "host",
                                "X-Amz-Signature", SIGNATURE));
    }

    private static RdsIamToken plugin() {
        return new RdsIamToken(
                HOST,
                5432,
                "command_app",
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
