package io.taskledger.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.taskledger.system.Wire.Request;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Random requests of the documented endpoints: the same seed makes the same request. */
final class FuzzedRequests {

    private static final List<String> RAW =
            List.of(
                    "%00",
                    "%ED%A0%80",
                    "%C0%80",
                    "%FF",
                    "%",
                    "%zz",
                    "%2F",
                    "%252F",
                    "%5C",
                    "..",
                    ";a=b",
                    "%E2%80%AE",
                    "é",
                    "\u0001",
                    "{x}",
                    "|",
                    "%0d%0aX:y",
                    "~",
                    "+",
                    "*");
    private static final List<String> HEADERS =
            List.of(
                    "Accept",
                    "Accept-Charset",
                    "Accept-Encoding",
                    "Accept-Language",
                    "Consistency-Token",
                    "Content-Encoding",
                    "Content-Language",
                    "Cookie",
                    "Forwarded",
                    "Idempotency-Key",
                    "If-Match",
                    "If-Modified-Since",
                    "If-None-Match",
                    "Last-Event-ID",
                    "Origin",
                    "Prefer",
                    "Range",
                    "Referer",
                    "TE",
                    "traceparent",
                    "User-Agent",
                    "X-Forwarded-Host",
                    "X-Forwarded-For",
                    "X-Forwarded-Proto",
                    "X-HTTP-Method-Override",
                    "X-Request-Id");
    private static final List<String> SOUND =
            List.of(
                    "*/*",
                    "application/json",
                    "text/event-stream",
                    "*",
                    "\"1\"",
                    "\"2\"",
                    "W/\"1\"",
                    "gzip",
                    "identity",
                    "0",
                    "-1",
                    "wait=0",
                    "wait=99999999999",
                    "tl1-1",
                    "bytes=0-1",
                    "https",
                    "example.org:99999",
                    "key-1",
                    "key-2",
                    "trailers",
                    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    private static final List<String> TYPES =
            List.of(
                    "application/json",
                    "application/json;charset=utf-16",
                    "application/merge-patch+json",
                    "text/plain",
                    "application/xml",
                    "application/x-www-form-urlencoded",
                    "multipart/form-data; boundary=x",
                    "multipart/form-data",
                    "application/octet-stream",
                    "json",
                    "*/*",
                    "application/json; charset=nonsense",
                    ";",
                    "");

    private final FuzzedValues values;
    private final Map<String, String> tokens;
    private final Map<String, List<String>> known;

    /**
     * @param tokens account → access token
     * @param known name in paths → values that are there
     */
    FuzzedRequests(long seed, Map<String, String> tokens, Map<String, List<String>> known) {
        this.values = new FuzzedValues(new Random(seed));
        this.tokens = tokens;
        this.known = known;
    }

    Endpoint endpoint(List<Endpoint> all) {
        return values.any(all);
    }

    Request of(Endpoint endpoint) {
        String method = endpoint.method();
        if (values.chance(0.04)) {
            method = values.any(List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "TRACE", "BREW"));
        }
        byte[] body = endpoint.reads() && values.chance(0.9) ? new byte[0] : body(endpoint);
        return new Request(method, target(endpoint), headers(endpoint, body), body);
    }

    private byte[] body(Endpoint endpoint) {
        List<String> fields = endpoint.fields();
        if (fields.isEmpty() && values.chance(0.7)) {
            return new byte[0];
        }
        return values.body(fields).getBytes(values.chance(0.97) ? UTF_8 : ISO_8859_1);
    }

    private String target(Endpoint endpoint) {
        Map<String, String> names = new HashMap<>();
        for (String name : endpoint.parameters("path")) {
            names.put(name, values.chance(0.85) ? values.any(known(name, endpoint)) : odd());
        }
        StringBuilder target = new StringBuilder(endpoint.target(names));
        char separator = '?';
        for (String name : endpoint.parameters("query")) {
            while (values.chance(0.2)) {
                String value = values.chance(0.3) ? values.any(known(name, endpoint)) : odd();
                target.append(separator).append(name).append('=').append(value);
                separator = '&';
            }
        }
        if (values.chance(0.05)) {
            target.append(separator).append(odd());
        }
        // Blanks and line ends would end the request line: that is another protocol's fuzzing.
        return target.toString().replaceAll("[ \r\n]", "+");
    }

    private List<String> known(String name, Endpoint endpoint) {
        if (name.equals("id") && endpoint.path().contains("dead-letters")) {
            return List.of("1", "9223372036854775807", "-1");
        }
        return known.getOrDefault(name, List.of("0", "1", "7"));
    }

    private String odd() {
        return values.chance(0.25)
                ? values.any(RAW) + (values.chance(0.5) ? values.any(RAW) : "")
                : URLEncoder.encode(values.text(), UTF_8);
    }

    private List<String> headers(Endpoint endpoint, byte[] body) {
        List<String> headers = new ArrayList<>();
        if (values.chance(0.95)) {
            headers.add(
                    "Authorization: Bearer " + tokens.get(values.any(List.of("admin", "alice"))));
        } else if (values.chance(0.8)) {
            headers.add("Authorization: " + value(values.text()));
        }
        if (body.length > 0 && values.chance(0.98)) {
            headers.add("Content-Type: " + (values.chance(0.9) ? TYPES.get(0) : values.any(TYPES)));
        }
        while (values.chance(0.25)) {
            String value = values.chance(0.6) ? values.any(SOUND) : value(values.text());
            headers.add(values.any(HEADERS) + ": " + value);
        }
        for (String name : endpoint.parameters("header")) {
            if (values.chance(0.1)) {
                headers.add(name + ": " + values.any(SOUND));
            }
        }
        if (values.chance(0.02)) {
            headers.add(
                    "X-" + UUID.nameUUIDFromBytes(body) + ": " + value(values.text().repeat(3)));
        }
        return headers;
    }

    private static String value(String text) {
        String line = text.replaceAll("[\r\n]", " ");
        return line.length() <= 9_000 ? line : line.substring(0, 9_000);
    }
}
