package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.taskledger.system.attack.Attack;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * While one caller, signed in or not, does what the protocol allows, people at work see no error,
 * nothing old, and hardly wait; no process ends, and soon after all is as before.
 */
@Timeout(300)
class AttackIT {

    private static final Duration CALM = Duration.ofSeconds(Scale.of(5, 20));
    private static final Duration RECOVERY = Duration.ofSeconds(Scale.of(1, 5));
    private static final Duration AFTER = Duration.ofSeconds(Scale.of(1, 5));
    private static final int MOST_MEBIBYTES = 512;
    private static final double MOST_MILLIS = 1_000;
    // A window of the short form has too few requests for more than the bound in milliseconds.
    private static final double MOST_TIMES_AS_LONG = Scale.of(100, 3);

    private static final LocalSystem SYSTEM = LocalSystem.running();

    private static HeavyProject heavy;
    private static People people;
    private static Waits calm;

    @BeforeAll
    static void peopleAreAtWork() throws Exception {
        heavy = HeavyProject.make(SYSTEM);
        people = People.atWork(SYSTEM, List.of("alice", "bob"));
        calm = people.during(CALM);
        System.out.println("Nobody attacks: " + calm);
        assertThat(calm.troubles()).isEmpty();
        assertThat(calm.refusals()).isEmpty();
    }

    @AfterAll
    static void peopleLeave() {
        people.close();
    }

    /**
     * Those that {@code -Dtaskledger.attacks=A,B} names, else all; those that ask for large pages
     * only in the long form: it says what they still cost others.
     */
    static Stream<Attack> attacks() {
        String names = System.getProperty("taskledger.attacks", "");
        return names.isEmpty()
                ? Stream.of(Attack.values())
                        .filter(attack -> Scale.isLong() || !attack.asksForLargePages())
                : Stream.of(names.split(",")).map(Attack::valueOf);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void nobodyElseNotices(Attack attack) throws Exception {
        Duration length = Duration.ofSeconds(Scale.of(3, attack.isWorst() ? 60 : 20));
        Footprint services = new Footprint(SYSTEM);
        AttackerProcess attacker = AttackerProcess.start(SYSTEM, attack, length, heavy);
        Waits meanwhile = people.during(length);
        String told = attacker.end();
        people.during(RECOVERY);
        Waits after = people.during(AFTER);
        long mebibytes = services.mostMebibytes();
        System.out.printf(
                "%s: %s%n    meanwhile %s%n    after %s%n    at most %d MiB, gone %s%n",
                attack, told, meanwhile, after, mebibytes, services.gone());
        assertSoftly(
                softly -> {
                    softly.assertThat(services.gone()).as("processes that ended").isEmpty();
                    softly.assertThat(mebibytes).as("MiB").isLessThanOrEqualTo(MOST_MEBIBYTES);
                    bounded(softly, meanwhile);
                    bounded(softly, after);
                });
    }

    private static void bounded(SoftAssertions softly, Waits waits) {
        softly.assertThat(waits.refusals()).as("refused").isEmpty();
        softly.assertThat(waits.troubles()).as("in trouble").isEmpty();
        softly.assertThat(waits.p99Millis()).as("p99, ms").isLessThanOrEqualTo(MOST_MILLIS);
        softly.assertThat(waits.p99Millis() / calm.p99Millis())
                .as("times as long as without attack")
                .isLessThanOrEqualTo(MOST_TIMES_AS_LONG);
    }
}
