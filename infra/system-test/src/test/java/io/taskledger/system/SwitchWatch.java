package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks at every instance all the time while the live generation changes: how long it takes until
 * the last of them shows the other one, and whether one ever goes back.
 */
final class SwitchWatch implements AutoCloseable {

    private static final long PAUSE_MILLIS = 10;
    private static final int MORE = 10;
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Map<View, List<Look>> looks = new ConcurrentHashMap<>();
    private final ScheduledExecutorService threads;

    /** Something that reads differently in the two generations, as one instance shows it. */
    interface View {
        String text() throws IOException;
    }

    /** Times of {@link System#nanoTime()}. */
    private record Look(long begin, String text, long end) {}

    /** Something that an operator asks for, and that takes until it is answered. */
    interface Request {
        void send() throws IOException;
    }

    /** How long it took from the request to the answer, and to the last instance. */
    record Took(Duration answered, Duration everywhere) {}

    SwitchWatch(Collection<View> views) {
        threads = Executors.newScheduledThreadPool(views.size());
        for (View view : views) {
            List<Look> seen = new CopyOnWriteArrayList<>();
            looks.put(view, seen);
            threads.scheduleWithFixedDelay(
                    () -> seen.add(look(view)), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static Look look(View view) {
        long begin = System.nanoTime();
        String text;
        try {
            text = view.text();
        } catch (IOException | AssertionError | RuntimeException e) {
            text = e.toString();
        }
        return new Look(begin, text, System.nanoTime());
    }

    /** Asks for the switch from what shows the one text to what shows the other. */
    Took during(String before, String after, Request request) throws IOException {
        awaitEverywhere(before);
        looks.values().forEach(List::clear);
        long start = System.nanoTime();
        request.send();
        long answered = System.nanoTime();
        awaitEverywhere(after);
        long everywhere = start;
        for (List<Look> seen : looks.values()) {
            assertThat(seen.stream().filter(look -> look.begin() > answered).map(Look::text))
                    .as("after the answer")
                    .containsOnly(after);
            assertThat(seen.stream().map(Look::text).distinct())
                    .as("all the time")
                    .isSubsetOf(before, after)
                    .endsWith(after);
            Look first = seen.stream().filter(look -> look.text().equals(after)).findFirst().get();
            assertThat(seen.stream().filter(look -> look.end() > first.end()).map(Look::text))
                    .as("never back")
                    .containsOnly(after);
            everywhere = Math.max(everywhere, first.end());
        }
        return new Took(Duration.ofNanos(answered - start), Duration.ofNanos(everywhere - start));
    }

    private void awaitEverywhere(String text) {
        for (List<Look> seen : looks.values()) {
            int before = seen.size();
            await().atMost(SOON)
                    .pollInterval(Duration.ofMillis(PAUSE_MILLIS))
                    .until(() -> isNow(text, seen.stream().skip(before).toList()));
        }
    }

    private static boolean isNow(String text, List<Look> since) {
        return since.size() >= MORE
                && since.stream()
                        .skip(since.size() - MORE)
                        .allMatch(look -> look.text().equals(text));
    }

    @Override
    public void close() {
        threads.shutdown();
        threads.close();
    }
}
