package io.taskledger.eventlog.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A running {@link WriterMain}: its acknowledgements go to the ledger as it gives them. */
final class Writer implements AutoCloseable {

    private static final Set<String> OUTCOMES = Set.of("appended", "conflict", "refused");

    private final AppendLedger ledger;
    private final Process process;
    private final Thread listener;
    private final AtomicInteger appended = new AtomicInteger();
    private final AtomicInteger conflicts = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong slowest = new AtomicLong();
    private final BlockingQueue<String> outcomes = new LinkedBlockingQueue<>();
    private volatile @Nullable Duration skew;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    private Writer(AppendLedger ledger, Process process) {
        this.ledger = ledger;
        this.process = process;
        this.listener = Thread.ofVirtual().start(this::listen);
    }

    /**
     * @param commands of each caller
     * @param contention the part of them that goes to accounts which all writers want
     * @param environment for instance a clock of its own
     */
    static Writer start(
            AppendLedger ledger,
            String url,
            String name,
            int callers,
            int commands,
            double contention,
            Map<String, String> environment) {
        var builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                WriterMain.class.getName(),
                                url,
                                name,
                                String.valueOf(callers),
                                String.valueOf(commands),
                                String.valueOf(contention))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        try {
            return new Writer(ledger, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By how much its clock differs from ours; null before it has said so. */
    @Nullable Duration skew() {
        return skew;
    }

    int appended() {
        return appended.get();
    }

    int conflicts() {
        return conflicts.get();
    }

    int refused() {
        return refused.get();
    }

    /** Milliseconds of the slowest append since this was last asked. */
    long slowest() {
        return slowest.getAndSet(0);
    }

    /** What came of the try that was under way, or of the next one, when the action is done. */
    String outcomeAfter(Runnable action) throws InterruptedException {
        outcomes.clear();
        action.run();
        String outcome = outcomes.poll(60, TimeUnit.SECONDS);
        assertThat(outcome).as("an outcome").isNotNull();
        return outcome;
    }

    void signal(String signal) {
        try {
            int exit =
                    new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                            .start()
                            .waitFor();
            assertThat(exit).isZero();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when its commands are done. */
    void join() throws InterruptedException {
        int exit = process.waitFor();
        listener.join();
        assertThat(failures).isEmpty();
        assertThat(exit).isZero();
    }

    /** Lets its callers finish the command they are at. */
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        join();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private void listen() {
        try (var lines = process.inputReader()) {
            lines.lines().forEach(this::hear);
        } catch (IOException | UncheckedIOException e) {
            failures.add(e.toString());
        }
    }

    private void hear(String line) {
        String[] words = line.split(" ");
        switch (words[0]) {
            case "clock" -> skew = Duration.between(Instant.now(), Instant.parse(words[1]));
            case "appended" -> acknowledge(words);
            case "conflict" -> conflicts.incrementAndGet();
            case "refused" -> refused.incrementAndGet();
            default -> hearAnythingElse(line);
        }
        if (OUTCOMES.contains(words[0])) {
            outcomes.add(words[0]);
        }
    }

    /** A pool may notice that its process stood still; all else is a failure. */
    private void hearAnythingElse(String line) {
        if (!line.contains("clock leap detected")) {
            failures.add(line);
        }
    }

    private void acknowledge(String[] words) {
        try {
            ledger.acknowledge(
                    words[1], words[2], Long.parseLong(words[3]), Long.parseLong(words[4]));
        } catch (AssertionError doubled) {
            // Told at the end: whoever stopped listening here would block the writer.
            failures.add(doubled.getMessage());
        }
        slowest.accumulateAndGet(Long.parseLong(words[5]), Math::max);
        appended.incrementAndGet();
    }
}
