package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** An instance that takes connections and answers nothing. */
@Timeout(60)
class FrozenInstanceTest {

    // Two missed probes are 2.5 s at most; the rest is for a busy machine.
    private static final Duration READS = Duration.ofSeconds(6);

    private final RawUpstream command = new RawUpstream("command");
    private final RawUpstream first = new RawUpstream("first");
    private final RawUpstream second = new RawUpstream("second");
    private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
    private RunningEntry entry;

    @TempDir Path webClient;

    @BeforeEach
    void start() throws IOException {
        entry = new RunningEntry(webClient, command, List.of(first, second), "answer-millis=20000");
    }

    @AfterEach
    void stop() throws IOException {
        clients.shutdownNow();
        entry.close();
        command.close();
        first.close();
        second.close();
    }

    @Test
    void itsReadsAreAnsweredByAnother() throws Exception {
        await().untilAsserted(
                        () -> assertThat(entry.send("GET", "/api/me").body()).startsWith("first"));
        first.freeze();
        assertThat(answers("GET", 20)).allMatch(answer -> answer.equals("200 second 0"));
        assertThat(first.requests()).hasSizeGreaterThan(1);
        assertThat(elapsed(() -> entry.send("GET", "/api/me"))).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void withoutAnotherReadsAreRefused() throws Exception {
        first.freeze();
        second.freeze();
        assertThat(answers("GET", 20)).allMatch(answer -> answer.startsWith("503"));
        assertThat(elapsed(() -> entry.send("GET", "/api/me"))).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void itsCommandsAreGivenUpAndNotRepeated() throws Exception {
        command.freeze();
        HttpResponse<String> answer = entry.send("POST", "/api/projects");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(command.requests()).hasSize(1);
    }

    private interface Request {
        Object send() throws Exception;
    }

    private static Duration elapsed(Request request) throws Exception {
        long begin = System.nanoTime();
        request.send();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Of requests sent at once, each in time. */
    private List<String> answers(String method, int number) throws Exception {
        long begin = System.nanoTime();
        List<Future<HttpResponse<String>>> sent = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            sent.add(clients.submit(() -> entry.send(method, "/api/me")));
        }
        List<String> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> each : sent) {
            answers.add(each.get().statusCode() + " " + each.get().body());
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(READS);
        return answers;
    }
}
