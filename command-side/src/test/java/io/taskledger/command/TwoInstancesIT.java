package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;
import io.taskledger.command.running.TestSystem;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What must hold however many instances there are: keyed requests and rules across aggregates. */
@OnCommandSide
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoInstancesIT {

    private static final int ROUNDS = 60;

    @Autowired private Environment environment;
    @Autowired private LogReader log;

    private ConfigurableApplicationContext second;
    private Api here;
    private Api there;

    @BeforeAll
    void startSecond() {
        second = TestSystem.shared().start();
        here = Api.as("alice", environment);
        there = Api.as("alice", second.getEnvironment());
    }

    @AfterAll
    void stopSecond() {
        second.close();
    }

    @Test
    void answersTheSameKeyTheSame() throws Exception {
        String project = here.project("Home");
        long before = log.head();
        Map<String, String> key = Map.of("Idempotency-Key", "create-" + before);

        List<Answer> answers =
                AtOnce.run(
                        50,
                        i ->
                                () ->
                                        (i % 2 == 0 ? here : there)
                                                .post(
                                                        project + "/tasks",
                                                        "{\"title\": \"Paint\"}",
                                                        key));

        assertThat(log.head()).isEqualTo(before + 1);
        assertThat(answers).allMatch(answer -> answer.status() == 201);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
        for (String header : List.of("Location", "ETag", ConsistencyToken.HEADER, "Content-Type")) {
            assertThat(answers)
                    .extracting(answer -> answer.header(header))
                    .containsOnly(answers.getFirst().header(header));
        }
    }

    @Test
    void answersTheSameKeyTheSameForChangesToo() throws Exception {
        String project = here.project("Home");
        here.member(project, "bob", "VIEWER");
        String bob = project + "/members/" + TestIssuer.idOf("bob");
        long before = log.head();
        Map<String, String> key = Map.of("Idempotency-Key", "leave-" + before, "If-Match", "\"2\"");

        List<Answer> answers =
                AtOnce.run(50, i -> () -> (i % 2 == 0 ? here : there).send("DELETE", bob, "", key));

        assertThat(log.head()).isEqualTo(before + 1);
        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
    }

    @Test
    void answersTheSameKeyTheSameWhenNothingChanges() throws Exception {
        String project = here.project("Home");
        Map<String, String> key = Map.of("Idempotency-Key", "noop-" + log.head());

        List<Answer> answers =
                AtOnce.run(
                        20,
                        i ->
                                () ->
                                        (i % 2 == 0 ? here : there)
                                                .post(project + "/unarchive", "", key));
        here.patch(project, "{\"name\": \"House\"}");
        answers.add(there.post(project + "/unarchive", "", key));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(answers).extracting(Answer::version).containsOnly(1L);
        assertThat(answers)
                .extracting(answer -> answer.header(ConsistencyToken.HEADER))
                .containsOnly(answers.getFirst().header(ConsistencyToken.HEADER));
    }

    @Test
    void takesKeysForOneRequestOnly() {
        String project = here.project("Home");
        Map<String, String> key = Map.of("Idempotency-Key", "one-" + log.head());

        assertThat(here.post(project + "/tasks", "{\"title\": \"a\"}", key).status())
                .isEqualTo(201);
        Answer other = there.post(project + "/tasks", "{\"title\": \"b\"}", key);
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(there.post("/api/projects", "{\"name\": \"a\"}", key).status()).isEqualTo(422);
        // Another caller's keys are their own.
        Api bob = Api.as("bob", environment);
        assertThat(bob.post("/api/projects", "{\"name\": \"a\"}", key).status()).isEqualTo(201);
    }

    @Test
    void keepsNoKeyOfRefusedRequests() {
        String project = here.project("Home");
        here.post(project + "/archive", "");
        Map<String, String> key = Map.of("Idempotency-Key", "later-" + log.head());

        assertThat(here.post(project + "/tasks", "{\"title\": \"a\"}", key).status())
                .isEqualTo(409);
        there.post(project + "/unarchive", "");
        assertThat(here.post(project + "/tasks", "{\"title\": \"a\"}", key).status())
                .isEqualTo(201);
    }

    @Test
    void seesWhatTheOtherInstanceDecided() {
        String project = here.project("Home");
        for (int i = 0; i < 5; i++) {
            assertThat(there.post(project + "/tasks", "{\"title\": \"a\"}").status())
                    .isEqualTo(201);
            here.post(project + "/archive", "");
            assertThat(there.post(project + "/tasks", "{\"title\": \"a\"}").code())
                    .isEqualTo("project_archived");
            here.post(project + "/unarchive", "");
        }
    }

    @Test
    void takesNoTaskCommandsOnceArchived() throws Exception {
        Set<Integer> outcomes = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            String project = here.project("Home");
            there.task(project, "known to both");
            List<Answer> answers =
                    AtOnce.run(
                            7,
                            i ->
                                    () ->
                                            i == 3
                                                    ? here.post(project + "/archive", "")
                                                    : (i % 2 == 0 ? here : there)
                                                            .post(
                                                                    project + "/tasks",
                                                                    "{\"title\": \"a\"}"));
            answers.forEach(answer -> outcomes.add(answer.status()));
            assertThat(followers(project, ProjectArchived.class)).isEmpty();
        }
        assertThat(outcomes).isSubsetOf(200, 201, 409);
        // Both orders were seen, or this test saw no race.
        assertThat(outcomes).contains(201, 409);
    }

    @Test
    void assignsNothingToWhoWasRemoved() throws Exception {
        String bob = TestIssuer.idOf("bob");
        Set<Integer> outcomes = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            String project = here.project("Home");
            here.member(project, "bob", "EDITOR");
            List<String> tasks =
                    IntStream.range(0, 6).mapToObj(i -> there.task(project, "t" + i)).toList();
            List<Answer> answers =
                    AtOnce.run(
                            7,
                            i ->
                                    () ->
                                            i == 6
                                                    ? here.delete(project + "/members/" + bob)
                                                    : (i % 2 == 0 ? here : there)
                                                            .patch(
                                                                    tasks.get(i),
                                                                    "{\"assigneeId\": \"%s\"}"
                                                                            .formatted(bob)));
            answers.forEach(answer -> outcomes.add(answer.status()));
            assertThat(followers(project, MemberRemoved.class)).isEmpty();
        }
        assertThat(outcomes).isSubsetOf(200, 422).contains(200, 422);
    }

    /** Events of the project's tasks after the given one of the project, in log order. */
    private List<RecordedEvent> followers(String project, Class<?> event) {
        RecordedEvent first =
                log.ofAggregate(Api.idOf(project).toString(), 0)
                        .filter(e -> event.isInstance(e.payload()))
                        .findFirst()
                        .orElseThrow();
        return log.after(first.position(), 1_000).stream()
                .filter(
                        e ->
                                e.payload() instanceof TaskEvent task
                                        && task.projectId().equals(Api.idOf(project)))
                .toList();
    }
}
