package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.Append;
import io.taskledger.eventlog.append.AppendObserver;
import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.eventlog.tail.PositionToken;
import io.taskledger.servers.TestPostgres;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An instance that appends at a steady pace, however long each append takes, and follows the log by
 * a tail.
 */
final class SteadyLoad implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(4);
    private static final AppendSettings PATIENT = AppendSettings.within(Duration.ofSeconds(30));

    private final AppendLedger ledger;
    private final String name;
    private final GroupAppend appends;
    private final LogTail tail;
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger commands = new AtomicInteger();
    private final Map<String, Long> unseen = new ConcurrentHashMap<>();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Queue<Long> appendNanos = new ConcurrentLinkedQueue<>();
    private final Queue<Long> seenNanos = new ConcurrentLinkedQueue<>();
    private final Queue<Future<?>> running = new ConcurrentLinkedQueue<>();

    /**
     * Microseconds: the median of an append, and of the time until a follower has the event, and
     * the slowest append.
     */
    record Pace(double append, double seen, double slowest) {}

    SteadyLoad(AppendLedger ledger, String url, String name) {
        this.ledger = ledger;
        this.name = name;
        appends = new GroupAppend(as("command_app", url), PATIENT, AppendObserver.NONE);
        tail = new LogTail(as("query_app", url), TestLog.SERIALIZER);
        var stream = tail.openStream(new PositionToken(ledger.after()));
        threads.submit(() -> follow(stream));
        pace.scheduleAtFixedRate(this::next, 0, INTERVAL.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Pace of what is appended during that time. */
    Pace during(Duration time) {
        appendNanos.clear();
        seenNanos.clear();
        await().pollDelay(time).atMost(time.plusSeconds(30)).until(() -> seenNanos.size() > 10);
        return new Pace(
                median(appendNanos), median(seenNanos), Collections.max(appendNanos) / 1_000.0);
    }

    /** How long ago the oldest of its commands was given that its follower has not seen yet. */
    Duration lag() {
        long now = System.nanoTime();
        return Duration.ofNanos(
                unseen.values().stream().mapToLong(start -> now - start).max().orElse(0));
    }

    /** Waits for the answers to all that was given. */
    void stopAppending() throws Exception {
        pace.shutdown();
        assertThat(pace.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        for (Future<?> each : running) {
            each.get();
        }
    }

    /** Once all instances have stopped appending. */
    void awaitFollowedAll() {
        await().atMost(Duration.ofSeconds(10)).until(() -> seen.size() >= ledger.size());
        assertThat(List.copyOf(seen)).isEqualTo(ledger.commands());
    }

    @Override
    public void close() {
        pace.shutdownNow();
        tail.close();
        threads.shutdownNow();
        appends.close();
    }

    private void next() {
        String command = name + "-" + commands.getAndIncrement();
        running.add(threads.submit(() -> append(command)));
    }

    private void append(String command) {
        long start = System.nanoTime();
        unseen.put(command, start);
        var event = TestLog.opened(command, 0, command);
        long position = appends.append(new Append(List.of(event), List.of(), null));
        appendNanos.add(System.nanoTime() - start);
        ledger.acknowledge(command, command, 0, position);
    }

    private Void follow(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        while (true) {
            String command = ((Opened) stream.nextAvailable().getPayload()).owner();
            Long start = unseen.remove(command);
            if (start != null) {
                seenNanos.add(System.nanoTime() - start);
            }
            seen.add(command);
        }
    }

    private static double median(Queue<Long> nanos) {
        List<Long> sorted = new ArrayList<>(nanos);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2) / 1_000.0;
    }

    private static javax.sql.DataSource as(String role, String url) {
        return EventLogDataSource.unpooled(url, role, TestPostgres.password(role));
    }
}
