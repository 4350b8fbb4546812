package io.taskledger.eventlog.append;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/** Which database errors pass by themselves, and how long to wait for that. */
public final class LogFailures {

    /**
     * serialization_failure, deadlock_detected, read_only_sql_transaction (a standby after
     * failover), query_canceled, lock_not_available, admin_shutdown, crash_shutdown,
     * cannot_connect_now; and TL001, by which the append functions refuse a clock that is ahead.
     */
    private static final Set<String> PASSING =
            Set.of("40001", "40P01", "25006", "57014", "55P03", "57P01", "57P02", "57P03", "TL001");

    /** Those of them after which a statement may have been committed: see {@link #isUndone}. */
    private static final Set<String> IN_DOUBT = Set.of("57P01", "57P02");

    /** sqlclient_unable_to_establish_sqlconnection: nothing was sent. */
    private static final String NOT_CONNECTED = "08001";

    /** Connection exceptions, insufficient resources (a full disk among them), system errors. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "58");

    /**
     * A connection is waited for so long: nobody tries again so late that an end in time is not
     * certain.
     */
    private static final long LAST_RETRY = Duration.ofMillis(500).toNanos();

    private LogFailures() {}

    /** A read that may simply be done again. */
    @FunctionalInterface
    public interface Read<T> {
        T run() throws SQLException;
    }

    /**
     * Reads, and reads again while the log is away. Nothing is begun after the thread's {@link
     * CallerDeadline}: who goes on after a read that failed would wait once more for each that
     * follows.
     *
     * @throws LogUnavailableException when it stays away for longer than the patience, or until the
     *     deadline
     * @throws EventStoreException when the database refuses for another reason
     */
    public static <T> T retried(Duration patience, Read<T> read) {
        long deadline = CallerDeadline.within(patience);
        if (System.nanoTime() - deadline >= 0) {
            throw new LogUnavailableException("No time is left to read the event log", null);
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return read.run();
            } catch (SQLException e) {
                if (!isPassing(e)) {
                    throw new EventStoreException("The event log cannot be read", e);
                }
                if (deadline - System.nanoTime() < LAST_RETRY) {
                    throw new LogUnavailableException("The event log is not reachable", e);
                }
                pause(attempt);
            }
        }
    }

    /**
     * True for lost connections, restarts, failovers and a full disk: the same again may succeed.
     */
    public static boolean isPassing(SQLException e) {
        String state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || (state != null
                        && (PASSING.contains(state)
                                || PASSING_CLASSES.stream().anyMatch(state::startsWith)));
    }

    /**
     * Whether a statement that failed so has left nothing and never will: the server said that it
     * failed, or never got it. Not so where an answer was lost; a server that is told to go away
     * may have committed before.
     */
    static boolean isUndone(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e instanceof SQLTransientConnectionException
                || state.equals(NOT_CONNECTED)
                || (isPassing(e) && !state.startsWith("08") && !IN_DOUBT.contains(state))
                || BatchCall.isTaken(e);
    }

    /** 10 ms, doubling up to 320 ms, each with full jitter. */
    static void pause(int attempt) {
        long most = 10_000_000L << Math.min(attempt - 1, 5);
        LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most / 2, most));
    }
}
