package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code If-Match} and what a stale edit is told. */
@OnCommandSide
class VersionsIT {

    @Autowired private Environment environment;

    private Api alice;
    private String project;
    private String task;

    @BeforeEach
    void something() {
        alice = Api.as("alice", environment);
        project = alice.project("Home");
        task = alice.task(project, "Paint");
    }

    @Test
    void changesTheVersionThatTheCallerSaw() {
        assertThat(rename("\"1\"", "a").version()).isEqualTo(2);
        assertThat(rename("*", "b").version()).isEqualTo(3);
    }

    @Test
    void tellsStaleEditsWhatChanged() {
        alice.patch(task, "{\"title\": \"Varnish\"}");
        alice.patch(task, "{\"status\": \"DONE\", \"labels\": [\"x\"]}");

        Answer stale = rename("\"2\"", "x");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.code()).isEqualTo("version_conflict");
        assertThat(stale.json().path("currentVersion").asLong()).isEqualTo(4);
        assertThat(changedFields(stale)).containsExactly("labels", "status");
    }

    @Test
    void tellsStaleProjectEditsWhatChanged() {
        alice.member(project, "bob", "VIEWER");
        alice.post(project + "/archive", "");

        Answer stale = alice.patch(project, "{\"name\": \"x\"}", Map.of("If-Match", "\"1\""));
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.json().path("currentVersion").asLong()).isEqualTo(3);
        assertThat(changedFields(stale)).containsExactly("members", "state");
    }

    @Test
    void refusesVersionsThatAreNotYet() {
        Answer early = rename("\"7\"", "x");
        assertThat(early.status()).isEqualTo(412);
        assertThat(changedFields(early)).isEmpty();
    }

    @Test
    void letsOneOfManyEditsOfAVersionThrough() throws Exception {
        List<Answer> answers = AtOnce.run(20, i -> () -> rename("\"1\"", "Title " + i));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() == 412).hasSize(19);
    }

    @Test
    void appliesAllEditsOfAnyVersion() throws Exception {
        List<Answer> answers =
                AtOnce.run(
                        20, i -> () -> alice.patch(task, "{\"title\": \"Title %d\"}".formatted(i)));

        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers).extracting(Answer::version).doesNotHaveDuplicates();
    }

    private Answer rename(String ifMatch, String title) {
        return alice.patch(
                task, "{\"title\": \"%s\"}".formatted(title), Map.of("If-Match", ifMatch));
    }

    private static List<String> changedFields(Answer answer) {
        List<String> fields = new ArrayList<>();
        answer.json().path("changedFields").forEach(field -> fields.add(field.asString()));
        return fields;
    }
}
