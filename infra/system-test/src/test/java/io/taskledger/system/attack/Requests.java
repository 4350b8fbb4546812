package io.taskledger.system.attack;

import java.io.IOException;
import java.net.URI;

/** Whole requests, each answered or refused. */
final class Requests {

    private static final String[][] ODD = {
        {"OPTIONS", "/api/projects", ""},
        {"HEAD", "/api/projects", ""},
        {"TRACE", "/api/projects", ""},
        {"PROPFIND", "/api/projects", ""},
        {"GET", "/api/events", "Connection: Upgrade\r\nUpgrade: websocket\r\n"},
        {"POST", "/api/projects", "Expect: 100-continue\r\nContent-Length: 100\r\n"},
        {"POST", "/api/projects", "Transfer-Encoding: chunked\r\n"},
        {"PUT", "/api/projects", "Content-Type: application/json; charset=utf-16\r\n"},
        {"GET", "/api/tasks?" + "label=a&".repeat(700), ""},
        {"GET", "/api/" + "a".repeat(7_000), ""},
        {"GET", "/api/projects", "X-Long: " + "a".repeat(7_500) + "\r\n"},
        {"GET", "/api/projects?sort=" + "name,asc;".repeat(500), ""},
    };

    private Requests() {}

    /** The head of a request of the person who attacks. */
    static String head(Target target, String method, String path, int length) {
        return "%s %s HTTP/1.1\r\nHost: a\r\n%s%s\r\n"
                .formatted(
                        method,
                        path,
                        target.signed(),
                        length == 0
                                ? ""
                                : "Content-Type: application/json\r\nContent-Length: %d\r\n"
                                        .formatted(length));
    }

    static void get(Strike strike, Target target, String path, String headers) throws IOException {
        ask(strike, target, "GET", path, headers);
    }

    static void ask(Strike strike, Target target, String method, String path, String headers)
            throws IOException {
        try (Connection connection = new Connection(target.entry())) {
            connection.head(method, path, target.signed() + "Connection: close\r\n" + headers);
            strike.count(connection.readAll());
        }
    }

    static void send(Strike strike, Target target, String method, String path, String body)
            throws IOException {
        send(strike, target, method, path, body, "");
    }

    static void send(
            Strike strike, Target target, String method, String path, String body, String headers)
            throws IOException {
        try (Connection connection = new Connection(target.entry())) {
            connection.head(
                    method,
                    path,
                    target.signed()
                            + headers
                            + "Connection: close\r\nContent-Type: application/json\r\n"
                            + "Content-Length: "
                            + body.length()
                            + "\r\n");
            connection.write(body);
            strike.count(connection.readAll());
        }
    }

    static void asStranger(Strike strike, URI server, int hand) throws IOException {
        String token =
                switch (hand % 4) {
                    case 0, 2 -> "";
                    case 1 -> "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.e30.AAAA\r\n";
                    default -> "Authorization: Bearer " + "a".repeat(4_000) + "\r\n";
                };
        try (Connection connection = new Connection(server)) {
            connection.head("GET", "/api/projects", token + "Connection: close\r\n");
            strike.count(connection.readAll());
        }
    }

    static void odd(Strike strike, Target target, int hand) throws IOException {
        String[] request = ODD[hand % ODD.length];
        try (Connection connection = new Connection(target.entry())) {
            connection.head(request[0], request[1], target.signed() + request[2]);
            int status = connection.readStatus();
            strike.count(new Connection.Reply(status, 0));
        }
    }

    static String manyKeys(int bytes) {
        StringBuilder body = new StringBuilder("{\"name\":\"x\"");
        for (int key = 0; body.length() < bytes - 20; key++) {
            body.append(",\"").append(key).append("\":1");
        }
        return body.append('}').toString();
    }

    static String[] oddBodies(int bytes) {
        return new String[] {
            "{\"name\":" + "[".repeat(bytes),
            "{\"name\":" + "9".repeat(bytes) + "}",
            "{\"" + "n".repeat(bytes) + "\":1}",
            "{\"name\":\"" + "\\u0001".repeat(bytes / 6) + "\"}",
            "[" + "{},".repeat(bytes / 3) + "{}]",
        };
    }
}
