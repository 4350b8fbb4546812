package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

/**
 * One of two instances of a side is frozen: people get right answers from the other one, or a clear
 * refusal within 6 s, and after a few seconds right answers only.
 */
@Timeout(300)
class FrozenInstanceIT {

    private static final Duration NOTICED = Duration.ofSeconds(6);
    private static final Duration FROZEN = Duration.ofSeconds(Scale.of(3, 20));
    private static final double MOST_MILLIS = 6_000;

    private static final LocalSystem SYSTEM = LocalSystem.running();

    private static People people;

    @BeforeAll
    static void peopleAreAtWork() throws Exception {
        people = People.atWork(SYSTEM, List.of("alice", "bob"));
    }

    @AfterAll
    static void peopleLeave() {
        people.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"query-side-1", "command-side-1"})
    void peopleGoOnWithTheOtherOne(String instance) {
        SYSTEM.signal(instance, "STOP");
        Waits first;
        Waits then;
        try {
            first = people.during(NOTICED);
            then = people.during(FROZEN);
        } finally {
            SYSTEM.signal(instance, "CONT");
        }
        System.out.printf("%s is frozen: %s%n    then %s%n", instance, first, then);
        assertThat(first.troubles()).isEmpty();
        assertThat(first.longestMillis()).as("ms").isLessThanOrEqualTo(MOST_MILLIS);
        assertThat(then.troubles()).isEmpty();
        assertThat(then.refusals()).isEmpty();
        assertThat(then.p99Millis()).as("ms").isLessThanOrEqualTo(1_000);
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(SYSTEM::isReady);
    }
}
