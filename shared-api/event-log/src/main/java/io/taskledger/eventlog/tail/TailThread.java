package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.EventRows;
import io.taskledger.eventlog.read.MarkRows;
import io.taskledger.eventlog.read.RowChunk;

import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import javax.sql.DataSource;

/** Listens on one connection, reads what is new, and starts over when the connection is lost. */
final class TailThread extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(TailThread.class);
    private static final int POLL_MILLIS = 250;
    private static final int RECONNECT_MILLIS = 100;
    private static final int AFTER_ERROR_MILLIS = 1_000;
    private static final int PAGE = 500;
    private static final long COMPARED_EVERY_NANOS = 1_000_000_000;

    private final DataSource dataSource;
    private final int most;
    private final Consumer<LogMark> onStart;
    private final Consumer<List<EventRow>> onRows;
    private final Consumer<LogMark> onReplaced;
    private volatile boolean ended;
    private boolean lost;
    private volatile boolean doubted;
    private long comparedAt = System.nanoTime();
    private volatile long heardAt = Long.MIN_VALUE;
    private volatile boolean down;
    private long position = -1;
    private LogMark last = LogMark.START;

    /**
     * @param most rows worth reading at once, the last ones of those that are new
     * @param onStart told the head at the first connection, and where it is when a doubt about the
     *     log proves wrong
     * @param onRows told what follows it, in order, with a gap where more than {@code most} came at
     *     once; each row once, and again if it throws
     * @param onReplaced told the head when the log turns out to be another than before, from which
     *     rows follow then
     */
    TailThread(
            DataSource dataSource,
            int most,
            Consumer<LogMark> onStart,
            Consumer<List<EventRow>> onRows,
            Consumer<LogMark> onReplaced) {
        super("log-tail");
        setDaemon(true);
        this.dataSource = dataSource;
        this.most = most;
        this.onStart = onStart;
        this.onRows = onRows;
        this.onReplaced = onReplaced;
    }

    /** Compares what was followed with the log soon, instead of within the next second. */
    void doubt() {
        doubted = true;
    }

    /** Whether it died of an error and has not read anything since. */
    boolean isDown() {
        return down;
    }

    /** Whether it has read the log to its end within this time. */
    boolean hasHeardWithin(Duration time) {
        long at = heardAt;
        return at != Long.MIN_VALUE && System.nanoTime() - at <= time.toNanos();
    }

    /** Returns when it has stopped. */
    void end() {
        ended = true;
        interrupt();
        try {
            join(2_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run() {
        while (!ended) {
            try (Connection connection = dataSource.getConnection()) {
                follow(connection);
            } catch (SQLException | RuntimeException e) {
                if (!ended) {
                    report(e);
                    pause(RECONNECT_MILLIS);
                }
            } catch (Error e) {
                down = true;
                LOG.error("The tail of the event log died and begins anew", e);
                pause(AFTER_ERROR_MILLIS);
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("listen eventlog");
            if (position < 0) {
                begin(connection, onStart);
            } else {
                compare(connection);
            }
            var notifications = connection.unwrap(PGConnection.class);
            while (!ended) {
                if (doubted || System.nanoTime() - comparedAt > COMPARED_EVERY_NANOS) {
                    compare(connection);
                }
                readNew(connection);
                heardAt = System.nanoTime();
                lost = false;
                down = false;
                notifications.getNotifications(POLL_MILLIS);
            }
            listen.execute("unlisten *");
        }
    }

    /** Whoever is told may fail: then all of it is done again. */
    private void begin(Connection connection, Consumer<LogMark> told) throws SQLException {
        LogMark head = MarkRows.head(connection);
        told.accept(head);
        last = head;
        position = head.position();
    }

    /** Whether the log still is the one that was followed; if not, what follows starts anew. */
    private boolean compare(Connection connection) throws SQLException {
        boolean somebodyDoubts = doubted;
        doubted = false;
        comparedAt = System.nanoTime();
        if (last.equals(MarkRows.at(connection, position))) {
            if (somebodyDoubts) {
                onStart.accept(last);
            }
            return true;
        }
        LOG.error(
                "The event log is not the one that was followed: it lacks {}. Was it restored to"
                        + " an earlier time?",
                last);
        begin(connection, onReplaced);
        return false;
    }

    private void readNew(Connection connection) throws SQLException {
        RowChunk chunk;
        do {
            chunk = EventRows.after(connection, position, PAGE);
            List<EventRow> rows = chunk.rows();
            // Compared after reading: rows of another log must not pass for what follows.
            if (!rows.isEmpty() && compare(connection)) {
                // Rows that could not be taken in are read again.
                onRows.accept(rows);
                position = rows.getLast().position();
                last = rows.getLast().mark();
            }
            if (!chunk.last()) {
                leaveOutWhatIsTooMuch(connection);
            }
        } while (!chunk.last());
    }

    private void leaveOutWhatIsTooMuch(Connection connection) throws SQLException {
        long from = EventRows.head(connection) - most;
        if (from > position) {
            last = MarkRows.at(connection, from);
            position = from;
        }
    }

    private void report(Exception e) {
        if (!lost) {
            LOG.warn("Lost the connection to the event log; reconnecting", e);
            lost = true;
        }
    }

    private void pause(int millis) {
        try {
            sleep(millis);
        } catch (InterruptedException e) {
            LOG.debug("The log's tail is interrupted", e);
        }
    }
}
