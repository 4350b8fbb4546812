package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.servers.TcpProxy;
import io.taskledger.servers.TcpProxy.Moment;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** The client's connection is cut when its command is done and the answer on the way. */
@OnCommandSide
class LostAnswersIT {

    private static final int CUTS = Boolean.getBoolean("taskledger.long") ? 1_000 : 50;

    @Autowired private Environment environment;
    @Autowired private LogReader log;

    @Test
    void aClientThatComesBackWithItsKeyHasOneEffect() throws IOException {
        String project = Api.as("alice", environment).project("Home");
        long before = log.head();
        List<String> acknowledged = new ArrayList<>();
        AtomicInteger cuts = new AtomicInteger();
        try (TcpProxy proxy = TcpProxy.to(Api.port(environment))) {
            Api client = Api.as("alice", proxy.port());
            for (int i = 0; i < CUTS; i++) {
                String key = "lost-answer-" + before + "-" + i;
                proxy.atNext(
                        key,
                        Moment.ANSWERED,
                        link -> {
                            cuts.incrementAndGet();
                            link.cut();
                        });
                Answer answer = untilAnswered(client, project, key);
                assertThat(answer.status()).isEqualTo(201);
                acknowledged.add(answer.id());
            }
        }
        assertThat(cuts).hasValue(CUTS);

        List<String> logged = new ArrayList<>();
        for (long at = before; at < log.head(); at += 1_000) {
            log.after(at, 1_000).forEach(event -> logged.add(event.aggregateId()));
        }
        assertThat(logged).isEqualTo(acknowledged);
    }

    private static Answer untilAnswered(Api client, String project, String key) {
        while (true) {
            try {
                return client.post(
                        project + "/tasks",
                        "{\"title\": \"Paint\"}",
                        Map.of("Idempotency-Key", key));
            } catch (UncheckedIOException lost) {
                // As a client does: the same again.
            }
        }
    }
}
