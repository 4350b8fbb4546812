package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Answers that somebody asks for and does not take fill that caller's share of memory only. */
@Timeout(60)
class UntakenAnswersIT {

    private static final int TASKS = 100;
    private static final int PAGE_BYTES = 3_000_000;

    @Test
    void countInTheCallersShare() throws IOException {
        try (World world = new World();
                Instance instance =
                        world.start(Map.of("taskledger.http.per-caller.answer-bytes", "4MB"))) {
            Team team = new Team(world.ledger());
            String page = team.path() + "/tasks?size=100";
            long last = 0;
            for (int i = 0; i < TASKS; i++) {
                last = team.happens(large(team));
            }
            assertThat(instance.as("bob").getAt(last, page).status()).isEqualTo(200);

            try (Socket untaken = ask(instance, "alice", page)) {
                await().until(() -> bytesHeld(instance) > PAGE_BYTES);
                assertThat(untaken.isConnected()).isTrue();
                Reply tooMuch = instance.as("alice").get(page);
                assertThat(tooMuch.status()).isEqualTo(429);
                assertThat(tooMuch.json().path("code").asString()).isEqualTo("too_much_at_once");
                assertThat(instance.as("alice").get(team.path() + "/tasks?size=1").status())
                        .isEqualTo(200);
                assertThat(instance.as("bob").get(page).status()).isEqualTo(200);
            }
            await().until(() -> bytesHeld(instance) == 0);
            assertThat(instance.as("alice").get(page).status()).isEqualTo(200);
        }
    }

    private static TaskCreated large(Team team) {
        return new TaskCreated(
                UUID.randomUUID(),
                team.project,
                "Large",
                "漢".repeat(10_000),
                TaskStatus.TODO,
                TaskPriority.NONE,
                null,
                null,
                List.of());
    }

    /** Of the answer not even the system takes much. */
    private static Socket ask(Instance instance, String account, String path) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(2_048);
        socket.connect(new InetSocketAddress("127.0.0.1", instance.port()));
        String head =
                "GET %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n\r\n"
                        .formatted(path, TestIssuer.shared().token(account));
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static double bytesHeld(Instance instance) {
        return instance.bean(MeterRegistry.class)
                .get("http.places.taken")
                .tag("of", "answer-bytes")
                .gauge()
                .value();
    }
}
