package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.query.platform.Turns.Turn;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

@Timeout(30)
class TurnsTest {

    private final Turns turns = new Turns(8, 2, 4);

    @Test
    void aCallerHasMoreThanAShareOnlyWhileEnoughIsLeft() {
        assertThat(turnsOf("a", 8)).hasSize(4);
        assertThat(turnsOf("b", 8)).hasSize(2);
        List<Turn> last = turnsOf("c", 8);
        assertThat(last).hasSize(2);
        assertThat(turnsOf("d", 1)).as("there are no more").isEmpty();
        last.getFirst().close();
        assertThat(turnsOf("a", 1)).as("beyond its share").isEmpty();
        assertThat(turnsOf("d", 1)).hasSize(1);
    }

    @Test
    void whoeverWaitsForOthersComesBeforeWhoWaitsForOneself() throws InterruptedException {
        List<Turn> held = turnsOf("a", 4);
        turnsOf("b", 2);
        turnsOf("c", 2);
        List<String> order = new CopyOnWriteArrayList<>();
        Thread a = waits("a", order);
        Thread d = waits("d", order);
        Thread e = waits("e", order);
        held.get(0).close();
        d.join();
        held.get(1).close();
        e.join();
        assertThat(order).containsExactly("d", "e");
        held.get(2).close();
        held.get(3).close();
        a.join();
        assertThat(order).containsExactly("d", "e", "a");
    }

    @Test
    void whoGivesUpTakesNothingAlong() throws InterruptedException {
        List<Turn> held = turnsOf("a", 4);
        turnsOf("b", 2);
        turnsOf("c", 2);
        List<String> order = new CopyOnWriteArrayList<>();
        Thread d = waits("d", order);
        d.interrupt();
        d.join();
        held.getFirst().close();
        assertThat(turnsOf("e", 2)).hasSize(1);
        assertThat(order).isEmpty();
    }

    private List<Turn> turnsOf(String caller, int tries) {
        return IntStream.range(0, tries)
                .mapToObj(i -> turns.await(caller, System.nanoTime()))
                .flatMap(Optional::stream)
                .toList();
    }

    private Thread waits(String caller, List<String> order) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        Thread thread =
                Thread.ofPlatform()
                        .start(
                                () ->
                                        turns.await(caller, deadline)
                                                .ifPresent(turn -> order.add(caller)));
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
