package io.taskledger.local.entry;

import java.util.Map;

/**
 * What clients and instances may take of the entry point. Each is a setting of its own, named as
 * here with hyphens; the defaults suit a heap of 192 MB.
 *
 * @param connections of all clients, idle ones among them; further ones are answered 503
 * @param connectionsPerAddress of one client address; further ones are answered 429
 * @param bodies whose end has not come yet, of all clients; for a further one the oldest of the
 *     address with the most is answered 503
 * @param bodiesPerAddress the same of one client address, whose oldest is answered 429
 * @param bodyBytes of one request, else 413; as much as the services take
 * @param heldBytes of bodies that no instance has answered yet, of all clients; beyond it 503
 * @param heldBytesPerAddress the same of one client address; beyond it 429
 * @param headMillis from the first byte of a request to the end of its head
 * @param bodyMillis from the head to the end of the body, else 408
 * @param bodyBytesPerSecond on average after the first two seconds, else 408
 * @param idleMillis without a request on an open connection, or without progress of an answer
 * @param connectMillis until an instance takes the connection
 * @param answerMillis from the request to the head of its answer
 * @param instanceRequests that one instance works on at a time, streams among them
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
