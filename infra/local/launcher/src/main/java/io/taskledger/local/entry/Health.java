package io.taskledger.local.entry;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Asks an instance each half second (more often while it is not ready) whether it is ready. One
 * that takes the question and says nothing for a second, twice in a row, is frozen: that is known
 * within three seconds.
 */
final class Health {

    /** How long an instance that takes connections has not said a word. */
    enum Silence {
        /** Two seconds: time to ask another. */
        FROZEN,
        /** Five seconds: time to give up on what may not be asked of another. */
        LONG
    }

    private static final Duration WHILE_READY = Duration.ofMillis(500);
    private static final Duration WHILE_NOT = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 1000;
    private static final int MISSES_UNTIL_FROZEN = 2;
    private static final int MISSES_UNTIL_LONG = 4;

    private static final Logger LOG = Logger.getLogger(Health.class.getName());

    private final URI probe;
    private final Consumer<Silence> silence;
    private volatile boolean ready;
    private volatile int misses;

    /**
     * @param silence told each time that nothing was heard again
     */
    Health(URI probe, Consumer<Silence> silence) {
        this.probe = probe;
        this.silence = silence;
    }

    boolean isReady() {
        return ready;
    }

    boolean isFrozen() {
        return misses >= MISSES_UNTIL_FROZEN;
    }

    /** Asks from now on, as long as the JVM runs. */
    void watch() {
        Thread.ofVirtual().name("readiness of " + probe).start(this::askForever);
    }

    private void askForever() {
        try {
            while (true) {
                askOnce();
                Thread.sleep(ready ? WHILE_READY : WHILE_NOT);
            }
        } catch (InterruptedException stop) {
            ready = false;
        }
    }

    /** Whatever happens, it is asked again: what was heard last would hold for good. */
    private void askOnce() {
        try {
            ask();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "Cannot ask " + probe, e);
            ready = false;
        }
    }

    private void ask() {
        try {
            HttpURLConnection connection = (HttpURLConnection) probe.toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            connection.setRequestProperty("Connection", "close");
            try {
                ready = connection.getResponseCode() == 200;
                misses = 0;
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException nothingHeard) {
            missed(misses + 1);
        } catch (IOException notThere) {
            ready = false;
            misses = 0;
        }
    }

    private void missed(int inARow) {
        misses = inARow;
        if (inARow >= MISSES_UNTIL_FROZEN) {
            ready = false;
            silence.accept(inARow >= MISSES_UNTIL_LONG ? Silence.LONG : Silence.FROZEN);
        }
    }
}
