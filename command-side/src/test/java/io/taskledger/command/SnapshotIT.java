package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Long streams are read from their last snapshot on. */
@OnCommandSide
class SnapshotIT {

    @Autowired private Environment environment;
    @Autowired private org.axonframework.eventsourcing.eventstore.EventStore log;

    @Test
    void goesOnFromSnapshots() {
        Api alice = Api.as("alice", environment);
        String project = alice.project("Home");
        String task = alice.task(project, "Paint");
        for (int i = 0; i < 120; i++) {
            alice.patch(task, "{\"title\": \"Title %d\", \"labels\": [\"%d\"]}".formatted(i, i));
            alice.member(project, "bob", i % 2 == 0 ? "VIEWER" : "EDITOR");
        }

        await().untilAsserted(
                        () -> {
                            assertThat(first(task))
                                    .isInstanceOf(io.taskledger.command.task.TaskState.class);
                            assertThat(first(project))
                                    .isInstanceOf(io.taskledger.command.project.ProjectState.class);
                        });
        Answer renamed = alice.patch(task, "{\"title\": \"Last\"}");
        assertThat(renamed.version()).isEqualTo(242);
        Answer same = alice.patch(task, "{\"title\": \"Last\", \"labels\": [\"119\"]}");
        assertThat(same.version()).isEqualTo(242);
        assertThat(alice.post(project + "/archive", "").version()).isEqualTo(122);
    }

    private Object first(String path) {
        return log.readEvents(Api.idOf(path).toString()).next().getPayload();
    }
}
