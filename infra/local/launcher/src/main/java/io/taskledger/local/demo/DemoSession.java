package io.taskledger.local.demo;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** The REST API as one signed-in account sees it. */
final class DemoSession {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 5;

    private final HttpClient client;
    private final String baseUrl;
    private final String token;

    DemoSession(HttpClient client, String baseUrl, String token) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.token = token;
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    /**
     * @param key what this command is, the same on each run of a day: sent twice, it has one effect
     */
    JsonNode command(String method, String path, @Nullable Object body, String key)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        request.header("Idempotency-Key", uuid(method + " " + path + " " + key));
        if (body == null) {
            return send(request.method(method, BodyPublishers.noBody()).build());
        }
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        String json = JsonMapper.shared().writeValueAsString(body);
        return send(
                request.header("Content-Type", type)
                        .method(method, BodyPublishers.ofString(json))
                        .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() < 300) {
                String text = answer.body();
                return JsonMapper.shared().readTree(text.isEmpty() ? "{}" : text);
            }
            if (answer.statusCode() != 503 || attempt == ATTEMPTS) {
                throw new IOException(
                        "%s %s was answered %d: %s"
                                .formatted(
                                        request.method(),
                                        request.uri().getPath(),
                                        answer.statusCode(),
                                        answer.body()));
            }
            Thread.sleep(Duration.ofSeconds(1));
        }
    }

    private static String uuid(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
