package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.system.Gates.Point;
import io.taskledger.system.SwitchWatch.Took;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Projections are rebuilt, promoted and rolled back while people work: nobody notices. */
@Timeout(1_800)
class RebuildUnderLoadIT {

    private static final Duration SOON = Duration.ofSeconds(90);
    // The promise is a second; processes of the short form are younger than a minute.
    private static final Duration AT_ONCE = Duration.ofSeconds(Scale.of(3, 1));
    // What clients get who do not ask for more.
    private static final Duration USUAL_WAIT = Duration.ofSeconds(2);
    // A projection goes on elsewhere once the claim of the instance that died has lapsed.
    private static final Duration WAIT_FOR_ANOTHER = Duration.ofSeconds(10);
    private static final List<String> PROJECTIONS =
            List.of("workspace", "history").subList(0, Scale.of(1, 2));
    private static final List<Point> DEATHS =
            List.of(Point.values()).subList(0, Scale.of(0, Point.values().length));

    private static final LocalSystem SYSTEM = LocalSystem.running();

    @BeforeAll
    static void makeTheLogLong() throws Exception {
        OldWork.add(SYSTEM, Scale.of(0, 200_000));
    }

    @Test
    void nobodyNotices() throws Exception {
        try (Generations generations = new Generations(SYSTEM)) {
            rebuildAndSwitch(generations);
            if (!DEATHS.isEmpty()) {
                for (String projection : PROJECTIONS) {
                    rebuildWhileInstancesDie(generations, projection);
                }
            }
        }
    }

    private static void rebuildAndSwitch(Generations generations) throws Exception {
        Map<Rebuild, Marked> rebuilds = new LinkedHashMap<>();
        try (SteadyLoad load = SteadyLoad.start(SYSTEM, USUAL_WAIT)) {
            for (String projection : PROJECTIONS) {
                Marked marked = Marked.make(SYSTEM, projection);
                rebuilds.put(Rebuild.begin(SYSTEM, projection), marked);
            }
            for (Rebuild rebuild : rebuilds.keySet()) {
                switchToAndFro(generations, rebuild, rebuilds.get(rebuild), load);
            }
        }
        for (Rebuild rebuild : rebuilds.keySet()) {
            generations.areEqual(rebuild);
        }
    }

    private static void switchToAndFro(
            Generations generations, Rebuild rebuild, Marked marked, SteadyLoad load)
            throws IOException, SQLException {
        rebuild.awaitEqual();
        System.out.printf(
                "%s was rebuilt, and nobody waited for more than %d ms%n",
                rebuild.projection(), load.slowestMillis());
        marked.mark(generations, rebuild.generation());
        try (SwitchWatch watch = new SwitchWatch(marked.views())) {
            for (String verb : List.of("promote", "rollback", "promote")) {
                boolean forward = verb.equals("promote");
                Took took =
                        watch.during(
                                forward ? marked.live() : Marked.REBUILT,
                                forward ? Marked.REBUILT : marked.live(),
                                () -> rebuild.does(verb).expect(200));
                load.awaitMore();
                System.out.printf(
                        "%s of %s: answered after %d ms, everywhere after %d ms; nobody waited"
                                + " for more than %d ms%n",
                        verb,
                        rebuild.projection(),
                        took.answered().toMillis(),
                        took.everywhere().toMillis(),
                        load.slowestMillis());
                assertThat(took.answered()).as(verb).isLessThan(AT_ONCE);
                assertThat(took.everywhere()).as(verb).isLessThan(AT_ONCE);
            }
        }
        marked.unmark(generations, rebuild.generation());
    }

    /** Whoever works on it, at each point; another one goes on. */
    private static void rebuildWhileInstancesDie(Generations generations, String projection)
            throws Exception {
        Rebuild rebuild;
        try (Gates gates = new Gates(SYSTEM);
                SteadyLoad load = SteadyLoad.start(SYSTEM, WAIT_FOR_ANOTHER)) {
            for (Point point : DEATHS) {
                gates.close(point);
            }
            rebuild = Rebuild.begin(SYSTEM, projection);
            for (Point point : DEATHS) {
                if (point == Point.PROMOTION) {
                    rebuild.awaitEqual();
                    CompletableFuture<?> promotion = promote(rebuild);
                    dies(gates, point, load);
                    assertThat(promotion).failsWithin(SOON);
                } else {
                    dies(gates, point, load);
                }
            }
            rebuild.awaitEqual();
            await().atMost(SOON).until(() -> rebuild.does("promote").status() == 200);
            load.awaitMore();
        }
        generations.areEqual(rebuild);
    }

    private static CompletableFuture<?> promote(Rebuild rebuild) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        rebuild.does("promote").expect(200);
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    /** Whoever is there is killed, and back and warm before this returns. */
    private static void dies(Gates gates, Point point, SteadyLoad load) throws SQLException {
        String victim = gates.awaitOne();
        long pid = SYSTEM.process(victim).pid();
        SYSTEM.signal(victim, "KILL");
        gates.open(point);
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> SYSTEM.process(victim).pid() != pid && SYSTEM.isReady());
        System.out.printf(
                "%s died in %s, and nobody waited for more than %d ms%n",
                victim, point, load.slowestMillis());
        load.awaitCalm();
    }
}
