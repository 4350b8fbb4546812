package io.taskledger.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** HTTP byte by byte, so that a request may be what no client library would send. */
final class Wire {

    private static final int PATIENCE_MILLIS = 30_000;

    private Wire() {}

    /**
     * @param target written as it is, one byte a character
     * @param headers {@code Name: value}, written as they are, one byte a character
     */
    record Request(String method, String target, List<String> headers, byte[] body) {

        static Request of(String method, String target, String body, String... headers) {
            List<String> all = new ArrayList<>(List.of(headers));
            if (!body.isEmpty()) {
                all.add("Content-Type: application/json");
            }
            return new Request(method, target, all, body.getBytes(UTF_8));
        }

        @Override
        public String toString() {
            String text = new String(body, UTF_8);
            return "%s %s %s %s"
                    .formatted(
                            method,
                            shortened(target),
                            shortened(headers.toString().replaceAll("Bearer ey[\\w.-]+", "…")),
                            shortened(text));
        }

        private static String shortened(String text) {
            return text.length() <= 400 ? text : text.substring(0, 400) + "… " + text.length();
        }
    }

    /**
     * @param status 0: the connection ended without an answer
     * @param headers by name, whatever its case; the last of several
     */
    record Reply(int status, Map<String, String> headers, String body) {

        private static final JsonMapper JSON = new JsonMapper();

        JsonNode json() {
            return JSON.readTree(body);
        }

        String header(String name) {
            return headers.get(name);
        }

        /** The code of a problem; empty for any other answer. */
        String code() {
            String type = headers.getOrDefault("Content-Type", "");
            return type.startsWith("application/problem+json") && !body.isEmpty()
                    ? json().path("code").asString("")
                    : "";
        }
    }

    static Reply send(URI server, Request request) throws IOException {
        return send(server, request, soFar -> false);
    }

    /**
     * @param enough ends an answer that would go on for ever
     */
    static Reply send(URI server, Request request, Predicate<ByteArrayOutputStream> enough)
            throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(bytes(server, request));
                socket.getOutputStream().flush();
                receive(socket.getInputStream(), received, enough);
            } catch (SocketException closed) {
                // A server that refuses a long body ends the connection: what it said counts.
                receive(socket, received);
            }
            return parsed(received.toByteArray());
        }
    }

    private static byte[] bytes(URI server, Request request) {
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.target()).append(" HTTP/1.1\r\n");
        head.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
        request.headers().forEach(header -> head.append(header).append("\r\n"));
        if (request.body().length > 0) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        bytes.writeBytes(request.body());
        return bytes.toByteArray();
    }

    private static void receive(Socket socket, ByteArrayOutputStream received) {
        try {
            receive(socket.getInputStream(), received, soFar -> false);
        } catch (IOException nothingMore) {
            // as above
        }
    }

    private static void receive(
            InputStream in, ByteArrayOutputStream received, Predicate<ByteArrayOutputStream> enough)
            throws IOException {
        byte[] buffer = new byte[16_384];
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            received.write(buffer, 0, count);
            if (enough.test(received)) {
                return;
            }
        }
    }

    private static Reply parsed(byte[] received) {
        String text = new String(received, ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Reply(0, Map.of(), text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (int i = 1; i < lines.length; i++) {
            String[] header = lines[i].split(": ?", 2);
            headers.put(header[0], header.length > 1 ? header[1] : "");
        }
        String body = text.substring(end + 4);
        boolean chunked = "chunked".equals(headers.get("Transfer-Encoding"));
        byte[] content = (chunked ? joined(body) : body).getBytes(ISO_8859_1);
        int status = Integer.parseInt(lines[0].split(" ")[1]);
        return new Reply(status, headers, new String(content, UTF_8));
    }

    private static String joined(String chunks) {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = chunks.indexOf("\r\n", at);
            int size = line < 0 ? 0 : Integer.parseInt(chunks.substring(at, line).strip(), 16);
            if (size == 0) {
                return body.toString();
            }
            int to = Math.min(chunks.length(), line + 2 + size);
            body.append(chunks, line + 2, to);
            at = Math.min(chunks.length(), to + 2);
        }
    }
}
