package io.taskledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.command.running.Api;
import io.taskledger.command.running.Api.Answer;
import io.taskledger.command.running.OnCommandSide;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.read.LogReader;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

import java.util.Map;

/** A command that says on what it was decided. */
@OnCommandSide
class TokensIT {

    private static final String NAME = "{\"name\": \"House\"}";

    @Autowired private Environment environment;
    @Autowired private LogReader log;

    private Api alice;
    private Answer created;
    private String project;

    @BeforeEach
    void aProject() {
        alice = Api.as("alice", environment);
        created = alice.post("/api/projects", "{\"name\": \"Home\"}");
        project = created.header("Location");
    }

    @Test
    void takesWhatWasDecidedOnThisLog() {
        assertThat(patch(token(created).encoded()).status()).isEqualTo(200);
        assertThat(patch(new ConsistencyToken(token(created).position()).encoded()).status())
                .as("by a client of the release before")
                .isEqualTo(200);
    }

    @Test
    void refusesWhatWasDecidedOnAnotherEventAtThatPosition() {
        ConsistencyToken seen = token(created);
        unknown(new ConsistencyToken(seen.position(), seen.fingerprint() ^ 1));
    }

    @Test
    void refusesWhatWasDecidedOnMoreThanTheLogHas() {
        unknown(new ConsistencyToken(1L << 40, 7));
        unknown(new ConsistencyToken(1L << 40));
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(patch("tl2-nonsense").code()).isEqualTo("invalid_consistency_token");
    }

    /** Its position is that of another append's event. */
    @Test
    void whatChangesNothingIsAnsweredWithTheFingerprintOfTheHead() {
        Answer nothing =
                alice.post(
                        project + "/unarchive", "", Map.of("Idempotency-Key", "no-" + log.head()));
        Answer keyless = alice.post(project + "/unarchive", "");
        for (Answer answer : new Answer[] {nothing, keyless}) {
            ConsistencyToken token = token(answer);
            assertThat(log.markAt(token.position()))
                    .isEqualTo(new LogMark(token.position(), token.fingerprint()));
        }
    }

    private void unknown(ConsistencyToken seen) {
        Answer refused = patch(seen.encoded());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("token_unknown");
        ConsistencyToken present = token(refused);
        assertThat(log.markAt(present.position()))
                .isEqualTo(new LogMark(present.position(), present.fingerprint()));
        assertThat(refused.json().path("token").asString()).isEqualTo(present.encoded());
        assertThat(log.lastSequenceOf(created.id())).as("nothing happened").isZero();
    }

    private Answer patch(String token) {
        return alice.patch(project, NAME, Map.of(ConsistencyToken.HEADER, token));
    }

    private static ConsistencyToken token(Answer answer) {
        return ConsistencyToken.decode(answer.header(ConsistencyToken.HEADER)).orElseThrow();
    }
}
