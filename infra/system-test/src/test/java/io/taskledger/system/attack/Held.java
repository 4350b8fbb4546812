package io.taskledger.system.attack;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;

/** Connections that are kept for as long as the server lets them. */
final class Held {

    private Held() {}

    /** A body that is announced and not sent. */
    static void body(Strike strike, URI server, String method, String headers, int length)
            throws IOException {
        try (Connection connection = new Connection(server)) {
            connection
                    .head(
                            method,
                            "/api/projects",
                            headers
                                    + "Content-Type: application/json\r\nContent-Length: "
                                    + length
                                    + "\r\n")
                    .write("{\"a\":");
            untilTheEnd(connection, strike.leftMillis());
        }
    }

    /** One piece a second after the beginning. */
    static void slowly(Strike strike, URI server, String beginning, String piece)
            throws IOException, InterruptedException {
        try (Connection connection = new Connection(server)) {
            connection.write(beginning);
            while (strike.leftMillis() > 0) {
                untilTheEnd(connection, 1_000);
                connection.write(piece);
            }
        }
    }

    static void stream(Strike strike, Target target, String accept) throws IOException {
        try (Connection connection = new Connection(target.entry())) {
            connection.head("GET", "/api/events", target.signed() + "Accept: " + accept + "\r\n");
            untilTheEnd(connection, strike.leftMillis());
        }
    }

    static void streamFor(Strike strike, Target target, String headers, long millis)
            throws IOException {
        try (Connection connection = new Connection(target.entry())) {
            connection.head(
                    "GET",
                    "/api/events",
                    target.signed() + "Accept: text/event-stream\r\n" + headers);
            untilTheEnd(connection, Math.min(millis, strike.leftMillis()));
        }
    }

    /** An answer of which not even the system takes much. */
    static void unread(Strike strike, URI server, String request)
            throws IOException, InterruptedException {
        try (Connection connection = new Connection(server, 2_048)) {
            connection.write(request);
            Thread.sleep(Math.max(1, Math.min(10_000, strike.leftMillis())));
        }
    }

    /** A request whose connection is reset a moment later. */
    static void dropped(Strike strike, URI server, String request)
            throws IOException, InterruptedException {
        Connection connection = new Connection(server);
        connection.write(request);
        Thread.sleep(Math.max(1, Math.min(20, strike.leftMillis())));
        connection.reset();
    }

    private static void untilTheEnd(Connection connection, long millis) throws IOException {
        try {
            connection.awaitEnd(millis);
        } catch (SocketTimeoutException stillOpen) {
            return;
        }
        throw new IOException("The server has ended it");
    }
}
