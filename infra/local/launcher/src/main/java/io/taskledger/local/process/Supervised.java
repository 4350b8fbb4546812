package io.taskledger.local.process;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Keeps one part alive from {@link #start} to {@link #stop}. */
public final class Supervised {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(50);

    private final Part part;
    private final PidFile pidFile;
    private final Consumer<String> log;
    private final Backoff backoff = new Backoff();

    private @Nullable Running running;
    private @Nullable Thread watcher;
    private boolean stopping;

    /**
     * @param log told in plain words of deaths and restarts
     */
    public Supervised(Part part, PidFile pidFile, Consumer<String> log) {
        this.part = part;
        this.pidFile = pidFile;
        this.log = log;
    }

    /**
     * Returns when the part is ready; from then on it is started again whenever it ends.
     *
     * @throws StartFailed if it ends or is not ready within 15 minutes
     */
    public void start() throws StartFailed, InterruptedException {
        Instant since = Instant.now();
        Running first = launch();
        awaitReady(first);
        synchronized (this) {
            if (!stopping) {
                watcher = Thread.ofVirtual().name(part.name()).start(() -> watch(first, since));
            }
        }
    }

    /** Stops the part in order and forgets its pid file. */
    public void stop() {
        Running last;
        synchronized (this) {
            stopping = true;
            if (watcher != null) {
                watcher.interrupt();
            }
            last = running;
        }
        if (last != null) {
            last.stop();
        }
        try {
            pidFile.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Running launch() throws StartFailed {
        try {
            // Not under the lock: a stop must not wait for a slow start.
            Running started = part.start();
            synchronized (this) {
                if (!stopping) {
                    running = started;
                    pidFile.write(started.pid());
                    return started;
                }
            }
            started.stop();
            throw new StartFailed(part.name() + " is being stopped");
        } catch (IOException | RuntimeException e) {
            throw new StartFailed(part.name() + " cannot be started: " + e.getMessage());
        }
    }

    private void awaitReady(Running started) throws StartFailed, InterruptedException {
        Instant limit = Instant.now().plus(PATIENCE);
        while (!ready()) {
            if (started.onExit().isDone()) {
                throw new StartFailed(
                        part.name() + " ended while starting: " + started.onExit().join());
            }
            if (Instant.now().isAfter(limit)) {
                throw new StartFailed(
                        part.name() + " is not ready after " + PATIENCE.toMinutes() + " minutes");
            }
            Thread.sleep(BETWEEN_QUESTIONS);
        }
    }

    private boolean ready() {
        try {
            return part.isReady();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void watch(Running first, Instant firstSince) {
        Running current = first;
        Instant since = firstSince;
        try {
            while (true) {
                String how = current.onExit().get();
                if (isStopping()) {
                    return;
                }
                Duration pause = backoff.after(Duration.between(since, Instant.now()));
                log.accept(part.name() + " ended: " + how + ". Starting it again.");
                Thread.sleep(pause);
                current = launchUntilItDoes();
                since = Instant.now();
                Running restarted = current;
                Thread.ofVirtual().start(() -> sayWhenReady(restarted));
            }
        } catch (InterruptedException | java.util.concurrent.ExecutionException stop) {
            // Only stop() interrupts.
        }
    }

    private Running launchUntilItDoes() throws InterruptedException {
        while (true) {
            try {
                return launch();
            } catch (StartFailed e) {
                if (isStopping()) {
                    throw new InterruptedException();
                }
                log.accept(e.getMessage() + ". Trying again.");
                Thread.sleep(backoff.after(Duration.ZERO));
            }
        }
    }

    private void sayWhenReady(Running restarted) {
        try {
            awaitReady(restarted);
            log.accept(part.name() + " is ready again.");
        } catch (StartFailed e) {
            log.accept(e.getMessage());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }
}
