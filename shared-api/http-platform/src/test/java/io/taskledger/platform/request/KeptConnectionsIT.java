package io.taskledger.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.platform.sample.OnSampleService;
import io.taskledger.platform.sample.Wire;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;

/**
 * A connection whose end an answer does not announce takes the next request, whenever the body of
 * the one before arrived: with its head, or after the answer.
 */
@OnSampleService
class KeptConnectionsIT {

    private static final int[] LATER_MILLIS = {0, 0, 1, 3, 10, 30, 100, 0, 150, 190, 0, 250};

    private final Environment environment;
    private Wire wire;

    KeptConnectionsIT(@Autowired Environment environment) {
        this.environment = environment;
        this.wire = new Wire(environment);
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST /api/bodies,  nobody, application/json, 2,      401",
        "POST /api/bodies,  nobody, application/json, 120000, 401",
        "POST /api/nowhere, alice,  application/json, 2,      404",
        "PUT /api/bodies,   alice,  application/json, 2,      405",
        "POST /api/bodies,  alice,  text/plain,       2,      415",
        "POST /api/bodies,  alice,  application/json, 2,      400",
        "POST /api/bodies,  alice,  application/json, 170000, 413",
        "GET /api/noop,     alice,  application/json, 2,      400",
    })
    void areUsedAgain(String requestLine, String account, String type, int length, int status) {
        for (int later : LATER_MILLIS) {
            String as = account.equals("nobody") ? "X: y" : Wire.as(account);
            String head =
                    Wire.head(
                            requestLine, as, "Content-Type: " + type, "Content-Length: " + length);
            String answer = send(head, "{" + " ".repeat(length - 2) + "}", later);
            assertThat(answer).startsWith("HTTP/1.1 " + status);
            if (answer.toLowerCase(Locale.ROOT).contains("\nconnection: close\n")) {
                wire.close();
                wire = new Wire(environment);
            }
        }
        assertThat(send(Wire.head("GET /livez"), "", 0)).startsWith("HTTP/1.1 200");
    }

    private String send(String head, String body, int later) {
        if (later == 0) {
            return wire.send(head + body).answer();
        }
        wire.send(head);
        await().pollDelay(Duration.ofMillis(later)).until(() -> true);
        try {
            wire.send(body);
        } catch (UncheckedIOException ended) {
            // After an answer that has said so.
        }
        return wire.answer();
    }
}
