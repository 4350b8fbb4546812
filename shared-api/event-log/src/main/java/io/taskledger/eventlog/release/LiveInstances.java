package io.taskledger.eventlog.release;

import io.taskledger.eventlog.append.KeptConnections;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Tells the log every few seconds that this instance lives and what it knows, and asks what all
 * live instances know. An instance that was not heard of counts as alive while it has a session,
 * and for the quiet time after.
 */
public final class LiveInstances implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveInstances.class);
    private static final long FIRST_SECONDS = 3;
    private static final int BEATS_GOOD = 5;

    private final KeptConnections connections;
    private final InstanceName name;
    private final Set<String> knows;
    private final Duration beat;
    private final Duration quiet;
    private final CountDownLatch registered = new CountDownLatch(1);
    private final Thread thread;
    private volatile Answer answer = new Answer(Set.of(), 0);
    private volatile boolean closed;
    private boolean lost;

    private record Answer(Set<String> knownToAll, long at) {}

    /**
     * Registers, and waits up to 3 s for it: no other connection should be there before. Without
     * the database it starts all the same.
     *
     * @param dataSource unpooled, with {@link InstanceName#registering}
     * @param knows capabilities
     * @param beat from one sign of life to the next; an answer is good for five
     * @param quiet how long an instance counts that has no session, from 1 s
     */
    public LiveInstances(
            DataSource dataSource,
            InstanceName name,
            Set<String> knows,
            Duration beat,
            Duration quiet) {
        this.connections = new KeptConnections(dataSource);
        this.name = name;
        this.knows = Set.copyOf(knows);
        this.beat = beat;
        this.quiet = quiet;
        this.thread = Thread.ofPlatform().daemon().name("live-instances").start(this::run);
        awaitRegistered();
    }

    /** Whether every live instance knows it, as of a moment ago; false when that is not known. */
    public boolean allKnow(String capability) {
        Answer last = answer;
        return last.knownToAll().contains(capability)
                && System.nanoTime() - last.at() < BEATS_GOOD * beat.toNanos();
    }

    /** Says that this instance ends. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
            connections.with(this::leave);
        } catch (SQLException e) {
            LOG.debug("Could not say that this instance ends", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.close();
        }
    }

    private void run() {
        while (!closed) {
            try {
                accept(connections.with(this::register));
            } catch (Throwable e) { // also errors: nothing new would be written for ever
                report(e);
            }
            try {
                TimeUnit.NANOSECONDS.sleep(beat.toNanos());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Set<String> register(Connection connection) throws SQLException {
        try (var call = connection.prepareStatement("select instance_seen(?, ?, ?, ?::interval)")) {
            call.setString(1, name.id());
            call.setString(2, name.side());
            call.setArray(3, connection.createArrayOf("text", knows.toArray()));
            call.setString(4, quiet.toMillis() + " milliseconds");
            try (ResultSet row = call.executeQuery()) {
                row.next();
                // Committed by now: no session is seen of an instance that is not registered.
                connection.setClientInfo("ApplicationName", name.connection("instances"));
                Array known = row.getArray(1);
                return new TreeSet<>(Arrays.asList((String[]) known.getArray()));
            }
        }
    }

    private boolean leave(Connection connection) throws SQLException {
        try (var call = connection.prepareStatement("select instance_gone(?)")) {
            call.setString(1, name.id());
            return call.execute();
        }
    }

    private void accept(Set<String> now) {
        Set<String> before = answer.knownToAll();
        answer = new Answer(now, System.nanoTime());
        lost = false;
        registered.countDown();
        if (!now.equals(before)) {
            LOG.info("All live instances know {} of {}", now, new TreeSet<>(knows));
        }
    }

    private void report(Throwable e) {
        if (!lost && !closed) {
            LOG.warn("Cannot register this instance; nothing new is written for now", e);
            lost = true;
        }
    }

    private void awaitRegistered() {
        try {
            if (!registered.await(FIRST_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("This instance is not registered yet");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
