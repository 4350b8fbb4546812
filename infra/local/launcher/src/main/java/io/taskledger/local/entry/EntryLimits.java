package io.taskledger.local.entry;

import java.util.Map;

/**
 * What clients and instances may take of the entry point. Each is a setting of its own, named as
 * here with hyphens; the defaults suit a heap of 192 MB. An address is an IPv4 address or an IPv6
 * network of 2⁶⁴.
 *
 * @param connections of all clients, idle ones among them; a further one takes the place of the
 *     oldest of the address with the most, and is answered 503 if it comes from there itself
 * @param connectionsPerAddress of one client address; further ones are answered 429
 * @param bodies whose end has not come yet, of all clients; for a further one the oldest of the
 *     address with the most is answered 503
 * @param bodiesPerAddress the same of one client address, whose oldest is answered 429
 * @param bodyBytes of one request, else 413; as much as the services take
 * @param heldBytes of memory for bodies that no instance has answered yet, of all clients; beyond
 *     it 503
 * @param heldBytesPerAddress the same of one client address, which gets no more than it leaves to
 *     others either; beyond it 429
 * @param headMillis from the first byte of a request to the end of its head
 * @param bodyMillis from the head to the end of the body, else 408
 * @param bodyBytesPerSecond on average after the first two seconds, else 408
 * @param idleMillis without a request on an open connection, or without progress of an answer
 * @param connectMillis until an instance takes the connection
 * @param answerMillis from the request to the head of its answer
 * @param takeMillis that an answer waits for its client in all, and longer by what that client has
 *     taken of it at {@code takeBytesPerSecond}; then the connection is closed
 * @param takeBytesPerSecond the pace at which an answer has to be taken
 * @param instanceRequests that one instance works on at a time, streams and answers not taken yet
 *     among them; one client address gets no more of them than it leaves to others, beyond it 429
 */
record EntryLimits(
        int connections,
        int connectionsPerAddress,
        int bodies,
        int bodiesPerAddress,
        int bodyBytes,
        int heldBytes,
        int heldBytesPerAddress,
        int headMillis,
        int bodyMillis,
        int bodyBytesPerSecond,
        int idleMillis,
        int connectMillis,
        int answerMillis,
        int takeMillis,
        int takeBytesPerSecond,
        int instanceRequests) {

    static EntryLimits of(Map<String, String> settings) {
        return new EntryLimits(
                number(settings, "connections", 2_048),
                number(settings, "connections-per-address", 1_024),
                number(settings, "bodies", 512),
                number(settings, "bodies-per-address", 128),
                number(settings, "body-bytes", 160 * 1024),
                number(settings, "held-bytes", 48 * 1024 * 1024),
                number(settings, "held-bytes-per-address", 24 * 1024 * 1024),
                number(settings, "head-millis", 10_000),
                number(settings, "body-millis", 20_000),
                number(settings, "body-bytes-per-second", 1_024),
                number(settings, "idle-millis", 60_000),
                number(settings, "connect-millis", 2_000),
                number(settings, "answer-millis", 30_000),
                number(settings, "take-millis", 30_000),
                number(settings, "take-bytes-per-second", 16 * 1024),
                // Below what a service of 184 MB of heap accepts.
                number(settings, "instance-requests", 400));
    }

    private static int number(Map<String, String> settings, String name, int otherwise) {
        String text = settings.getOrDefault(name, Integer.toString(otherwise));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalArgumentException(
                    name + "= takes a number from 1 to 999999999, not " + text);
        }
        return Integer.parseInt(text);
    }
}
