package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.EventRows;

import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import javax.sql.DataSource;

/** Listens on one connection, reads what is new, and starts over when the connection is lost. */
final class TailThread extends Thread {

    private static final Logger LOG = LoggerFactory.getLogger(TailThread.class);
    private static final int POLL_MILLIS = 250;
    private static final int RECONNECT_MILLIS = 100;
    private static final int PAGE = 500;

    private final DataSource dataSource;
    private final LongConsumer onStart;
    private final Consumer<List<EventRow>> onRows;
    private volatile boolean ended;
    private boolean lost;
    private long position = -1;

    /**
     * @param onStart told the head once, at the first connection
     * @param onRows told what follows it, in order, each row once
     */
    TailThread(DataSource dataSource, LongConsumer onStart, Consumer<List<EventRow>> onRows) {
        super("log-tail");
        setDaemon(true);
        this.dataSource = dataSource;
        this.onStart = onStart;
        this.onRows = onRows;
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
                    pause();
                }
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        try (var listen = connection.createStatement()) {
            listen.execute("listen eventlog");
            if (position < 0) {
                position = EventRows.head(connection);
                onStart.accept(position);
            }
            var notifications = connection.unwrap(PGConnection.class);
            while (!ended) {
                readNew(connection);
                lost = false;
                notifications.getNotifications(POLL_MILLIS);
            }
            listen.execute("unlisten *");
        }
    }

    private void readNew(Connection connection) throws SQLException {
        List<EventRow> rows;
        do {
            rows = EventRows.after(connection, position, PAGE);
            if (!rows.isEmpty()) {
                position = rows.getLast().position();
                onRows.accept(rows);
            }
        } while (rows.size() == PAGE);
    }

    private void report(Exception e) {
        if (!lost) {
            LOG.warn("Lost the connection to the event log; reconnecting", e);
            lost = true;
        }
    }

    private void pause() {
        try {
            sleep(RECONNECT_MILLIS);
        } catch (InterruptedException e) {
            LOG.debug("The log's tail is interrupted", e);
        }
    }
}
