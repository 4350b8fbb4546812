package io.taskledger.local.entry;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;

/** One instance of a service, and whether it last said that it is ready. */
final class Upstream {

    private static final Duration WHILE_READY = Duration.ofSeconds(1);
    private static final Duration WHILE_NOT = Duration.ofMillis(200);
    private static final int TIMEOUT_MILLIS = 1000;

    private final URI address;
    private volatile boolean ready;

    Upstream(URI address) {
        this.address = address;
    }

    URI address() {
        return address;
    }

    boolean isReady() {
        return ready;
    }

    /**
     * Asks from now on, each second (more often while it is not ready), as long as the JVM runs.
     */
    void watch() {
        Thread.ofVirtual().name("readiness of " + address).start(this::askForever);
    }

    private void askForever() {
        try {
            while (true) {
                ready = ask();
                Thread.sleep(ready ? WHILE_READY : WHILE_NOT);
            }
        } catch (InterruptedException stop) {
            ready = false;
        }
    }

    private boolean ask() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) address.resolve("/readyz").toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notThere) {
            return false;
        }
    }
}
