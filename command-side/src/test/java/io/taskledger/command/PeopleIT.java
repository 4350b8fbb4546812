package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.EventMetadata;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is known, and so can be made a member. */
@OnCommandSide
class PeopleIT {

    @Autowired private Environment environment;
    @Autowired private LogReader log;

    private final String newcomer = UUID.randomUUID().toString();
    private Api alice;
    private String project;

    @BeforeEach
    void something() {
        alice = Api.as("alice", environment);
        project = alice.project("Home");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bbo",
                "none",
                "ME",
                "nobody@example.com",
                "=cmd%7C'!A0",
                "018f0000-0000-7000-8000-00000000dead"
            })
    void takesNobodyUnknown(String id) {
        unknown(id);
    }

    @Test
    void takesThingsForNobody() {
        unknown(Api.idOf(project).toString());
        unknown(Api.idOf(alice.task(project, "Paint")).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C3%A4", "a%20b", "a%0Ab", "%00"})
    void refusesWhatIsNoId(String id) {
        Answer answer = alice.put(project + "/members/" + id, "{\"role\": \"VIEWER\"}");
        assertThat(answer.status()).isEqualTo(400);
    }

    @Test
    void refusesEndlessIds() {
        Answer answer =
                alice.put(project + "/members/" + "a".repeat(129), "{\"role\": \"VIEWER\"}");
        assertThat(answer.code()).isEqualTo("validation_failed");
    }

    @Test
    void knowsTheDemoAccountsFromTheStart() {
        for (String account : List.of("admin", "bob", "carol")) {
            assertThat(alice.member(project, account, "VIEWER").status()).isEqualTo(200);
        }
    }

    @Test
    void knowsWhoGaveAnyCommand() {
        unknown(newcomer);
        assertThat(asNewcomer("Dora", "DELETE", "/api/projects/" + UUID.randomUUID()).status())
                .isEqualTo(404);

        assertThat(member(newcomer).status()).isEqualTo(200);
        assertThat(log.ofAggregate(newcomer, 0))
                .singleElement()
                .satisfies(
                        event -> {
                            assertThat(event.payload())
                                    .isEqualTo(new UserRegistered(newcomer, "Dora"));
                            assertThat(event.metadata())
                                    .containsEntry(EventMetadata.ACTOR, newcomer);
                        });
    }

    @Test
    void leavesRenamingToSigningIn() {
        asNewcomer("Dora", "PUT", "/api/me");
        asNewcomer("Dorothea", "DELETE", "/api/projects/" + UUID.randomUUID());
        assertThat(log.ofAggregate(newcomer, 0)).hasSize(1);
        asNewcomer("Dorothea", "PUT", "/api/me");
        assertThat(log.ofAggregate(newcomer, 0)).hasSize(2);
    }

    @Test
    void makesNamesOfWhateverTokensSay() {
        asNewcomer("\u202eevil\u2028" + "x".repeat(3_200), "PUT", "/api/me");
        assertThat(log.ofAggregate(newcomer, 0).map(RecordedEvent::payload))
                .containsExactly(new UserRegistered(newcomer, "evil" + "x".repeat(196)));
    }

    @Test
    void takesMeForTheCaller() {
        Api admin = Api.as("admin", environment);
        assertThat(admin.put(project + "/members/me", "{\"role\": \"VIEWER\"}").version())
                .isEqualTo(2);
        String body = "{\"title\": \"x\", \"assigneeId\": \"me\"}";
        Answer task = admin.post(project + "/tasks", body);
        assertThat(log.ofAggregate(task.id(), 0).map(RecordedEvent::payload))
                .singleElement()
                .satisfies(
                        event ->
                                assertThat(((TaskCreated) event).assigneeId())
                                        .isEqualTo(TestIssuer.idOf("admin")));
        assertThat(admin.put(task.header("Location"), body).version()).isEqualTo(1);
        assertThat(alice.patch(task.header("Location"), "{\"assigneeId\": \"me\"}").version())
                .isEqualTo(2);
        assertThat(admin.delete(project + "/members/me").version()).isEqualTo(3);
    }

    private void unknown(String id) {
        long head = log.head();
        Answer answer = member(id);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("user_unknown");
        assertThat(log.head()).isEqualTo(head);
    }

    private Answer member(String id) {
        return alice.put(project + "/members/" + id, "{\"role\": \"VIEWER\"}");
    }

    private Answer asNewcomer(String name, String method, String path) {
        String token = TestIssuer.shared().token(newcomer, name, "USER");
        return alice.send(method, path, "", Map.of("Authorization", "Bearer " + token));
    }
}
