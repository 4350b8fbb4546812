package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What a client has seen, held against the log. */
@SharesTheWorld
class TokensIT {

    private static final ConsistencyToken FAR = new ConsistencyToken(1L << 45);

    private final Team team = new Team(World.sharedLedger());
    private final UUID task = UUID.randomUUID();
    private final Client alice = World.shared().as("alice");

    @Test
    void anAnswerTellsTheEventThatItIncludesAndIsAskedForByIt() {
        ConsistencyToken told = happened();
        assertThat(told.fingerprint()).isNotEqualTo(ConsistencyToken.UNKNOWN);
        Reply again = get(told.encoded());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.position()).isGreaterThanOrEqualTo(told.position());
    }

    @Test
    void takesPositionsOfTheReleaseBefore() {
        assertThat(get(new ConsistencyToken(happened().position()).encoded()).status())
                .isEqualTo(200);
    }

    @Test
    void refusesAnotherEventAtThatPositionAndTellsWhereTheLogIs() {
        ConsistencyToken told = happened();
        Reply refused =
                get(new ConsistencyToken(told.position(), told.fingerprint() ^ 1).encoded());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("token_unknown");
        String present = refused.header(ConsistencyToken.HEADER);
        assertThat(refused.json().path("token").asString()).isEqualTo(present);
        assertThat(refused.position()).isGreaterThanOrEqualTo(told.position());
        assertThat(get(present).status()).isEqualTo(200);
    }

    /** Nobody waits the ten seconds that they would for what cannot come. */
    @Test
    void refusesWhatTheLogDoesNotHaveAtOnceHoweverManyAsk() throws Exception {
        happened();
        Callable<Duration> unknown =
                () -> {
                    long start = System.nanoTime();
                    assertThat(get(FAR.encoded()).code()).isEqualTo("token_unknown");
                    return Duration.ofNanos(System.nanoTime() - start);
                };
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Duration>> all =
                    IntStream.range(0, 60).mapToObj(each -> callers.submit(unknown)).toList();
            for (Future<Duration> each : all) {
                assertThat(each.get()).isLessThan(Duration.ofSeconds(9));
            }
        }
    }

    private ConsistencyToken happened() {
        long position = team.happens(team.task(task, "Seen"));
        Reply reply = alice.getAt(position, team.path(task));
        assertThat(reply.status()).isEqualTo(200);
        return ConsistencyToken.decode(reply.header(ConsistencyToken.HEADER)).orElseThrow();
    }

    private Reply get(String token) {
        return alice.get(team.path(task), ConsistencyToken.HEADER, token, "Prefer", "wait=10");
    }
}
