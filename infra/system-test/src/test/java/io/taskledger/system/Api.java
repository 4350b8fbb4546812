package io.taskledger.system;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A caller of the REST contract, one account. */
final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();

    private final Route route;
    private final Supplier<String> token;

    Api(URI base, String token) {
        this(base, () -> token);
    }

    /**
     * @param token asked for each request: one that is sent for long enough expires
     */
    Api(URI base, Supplier<String> token) {
        this((method, path, request) -> request.sentTo(base), token);
    }

    Api(Route route, Supplier<String> token) {
        this.route = route;
        this.token = token;
    }

    /** Who chooses where each request goes, and sees when it is answered. */
    @FunctionalInterface
    interface Route {
        Answer send(String method, String path, Request request) throws IOException;
    }

    @FunctionalInterface
    interface Request {
        Answer sentTo(URI base) throws IOException;
    }

    record Answer(int status, String body, String consistencyToken) {
        JsonNode json() {
            return JSON.readTree(body);
        }

        Answer expect(int expected) {
            if (status != expected) {
                throw new AssertionError("expected " + expected + ", got " + status + ": " + body);
            }
            return this;
        }
    }

    Answer post(String path, Object body, String... headers) throws IOException {
        return send("POST", path, JSON.writeValueAsString(body), headers);
    }

    Answer patch(String path, Object body, String... headers) throws IOException {
        return send("PATCH", path, JSON.writeValueAsString(body), headers);
    }

    Answer put(String path, Object body, String... headers) throws IOException {
        return send("PUT", path, JSON.writeValueAsString(body), headers);
    }

    Answer delete(String path, String... headers) throws IOException {
        return send("DELETE", path, null, headers);
    }

    Answer get(String path, String... headers) throws IOException {
        return send("GET", path, null, headers);
    }

    /** The name of the first event of a stream. */
    String firstEvent(String path, String... headers) throws IOException {
        return route.send("GET", path, base -> firstEvent(base, path, headers)).body();
    }

    private Answer firstEvent(URI base, String path, String... headers) throws IOException {
        try (Stream<String> names = events(base, path, headers)) {
            return new Answer(200, names.findFirst().orElseThrow(), null);
        }
    }

    /** Hands over the names of a stream's events; returns when it ends. */
    void events(String path, Consumer<String> each) throws IOException {
        route.send(
                "GET",
                path,
                base -> {
                    try (Stream<String> names = events(base, path)) {
                        names.forEach(each);
                    }
                    return new Answer(200, "", null);
                });
    }

    private Stream<String> events(URI base, String path, String... headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Authorization", "Bearer " + token.get());
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("event: "))
                    .map(line -> line.substring("event: ".length()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /**
     * @return its id
     */
    String newProject(String name) throws IOException {
        return post("/api/projects", Map.of("name", name)).expect(201).json().get("id").asString();
    }

    private Answer send(String method, String path, String body, String... headers)
            throws IOException {
        return route.send(method, path, base -> send(base, method, path, body, headers));
    }

    private Answer send(URI base, String method, String path, String body, String... headers)
            throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token.get())
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body(),
                    response.headers().firstValue("Consistency-Token").orElse(null));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
