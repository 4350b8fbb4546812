package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.system.AccessRule.Role;
import io.taskledger.system.Wire.Reply;
import io.taskledger.system.Wire.Request;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Random requests to every documented endpoint. Whatever is asked, nothing fails: what cannot be is
 * refused with a code and leaves no trace in the log, what is accepted is there as one whole.
 *
 * <p>{@code -Dtaskledger.fuzz.seed=N} chooses other requests; a failure names the seed to begin
 * with, {@code -Dtaskledger.fuzz.requests=1} then makes only that one.
 */
class FuzzIT {

    private static final long SEED = Long.getLong("taskledger.fuzz.seed", 20_260_101);
    private static final int REQUESTS =
            Integer.getInteger("taskledger.fuzz.requests", Scale.of(600, 60_000));
    private static final int MOST_READ = 64 * 1024;
    private static final Set<String> CODES =
            Arrays.stream(ErrorCode.values()).map(ErrorCode::code).collect(Collectors.toSet());

    private final LocalSystem system = LocalSystem.running();
    private final List<String> complaints = new ArrayList<>();
    private int accepted;

    @Test
    void nothingFailsAndNothingHappensByHalves() throws Exception {
        System.out.printf("Fuzzing %d requests from seed %d%n", REQUESTS, SEED);
        SecretProject project = SecretProject.make(system, Role.VIEWER);
        String nobody = UUID.randomUUID().toString();
        Map<String, List<String>> known =
                Map.of(
                        "projectId", List.of(project.id(), project.id(), nobody),
                        "taskId", List.of(project.taskId(), project.taskId(), nobody),
                        "userId", List.of(Accounts.BOB, Accounts.CAROL, nobody),
                        "id", List.of(nobody),
                        "name", List.of("workspace", "history", "nothing"));
        List<Endpoint> endpoints =
                Endpoint.all().stream().filter(each -> !each.endsSessions()).toList();
        try (EventLog log = new EventLog(system)) {
            for (long seed = SEED; seed < SEED + REQUESTS; seed++) {
                Map<String, String> tokens =
                        Map.of("admin", system.token("admin"), "alice", system.token("alice"));
                FuzzedRequests fuzz = new FuzzedRequests(seed, tokens, known);
                Endpoint endpoint = fuzz.endpoint(endpoints);
                Request request = fuzz.of(endpoint);
                long before = log.head();
                Reply reply =
                        Wire.send(system.instance(endpoint.service()), request, FuzzIT::isEnough);
                judge("seed %d: %s → %s".formatted(seed, request, reply), request, reply);
                judgeEffect(seed, request, reply, ofCommands(log.after(before)));
            }
        }
        assertThat(complaints).isEmpty();
        assertThat(accepted).as("commands accepted").isGreaterThan(REQUESTS / 40);
        Operations.calm(system);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(this::projectionsAreWell);
    }

    /** Streams and exports need not be read to their ends. */
    private static boolean isEnough(ByteArrayOutputStream soFar) {
        return soFar.size() > MOST_READ
                || soFar.size() < 2_000 && soFar.toString(UTF_8).contains("text/event-stream");
    }

    private void judge(String what, Request request, Reply reply) {
        if (reply.status() < 200 || reply.status() >= 500) {
            complaints.add(what);
        } else if (reply.status() >= 400
                && !request.method().equals("HEAD")
                && !CODES.contains(reply.code())) {
            complaints.add("no code: " + what);
        }
    }

    /** What operators do is told to the log a moment later. */
    private static List<EventLog.Event> ofCommands(List<EventLog.Event> events) {
        return events.stream().filter(each -> !each.type().equals("OperatorActed")).toList();
    }

    private void judgeEffect(long seed, Request request, Reply reply, List<EventLog.Event> events) {
        if (events.isEmpty()) {
            if (reply.status() == 201) {
                complaints.add("seed %d: no effect of %s → %s".formatted(seed, request, reply));
            }
            return;
        }
        accepted++;
        boolean placed =
                ConsistencyToken.decode(String.valueOf(reply.header("Consistency-Token")))
                        .filter(token -> token.position() == events.getLast().position())
                        .isPresent();
        boolean one =
                events.stream().map(each -> each.metadata().get("commandId")).distinct().count()
                        == 1;
        if (reply.status() / 100 != 2 || !one || !placed || !tellsVersion(reply, events)) {
            complaints.add("seed %d: effect %s of %s → %s".formatted(seed, events, request, reply));
        }
    }

    /** That of the aggregate after the last of its events, which are counted from 0. */
    private static boolean tellsVersion(Reply reply, List<EventLog.Event> events) {
        JsonNode answer = reply.json();
        long last =
                events.stream()
                        .filter(each -> each.aggregateId().equals(answer.path("id").asString("")))
                        .mapToLong(EventLog.Event::sequence)
                        .max()
                        .orElse(-1);
        return answer.path("version").asLong(-1) == last + 1;
    }

    private void projectionsAreWell() throws IOException {
        for (JsonNode each : system.as("admin").get(Operations.PROJECTIONS).expect(200).json()) {
            assertThat(each.get("state").asString()).as(each.toString()).isEqualTo("RUNNING");
            assertThat(each.get("lagEvents").asLong()).as(each.toString()).isZero();
            assertThat(each.get("deadLetters").asLong()).as(each.toString()).isZero();
        }
    }
}
