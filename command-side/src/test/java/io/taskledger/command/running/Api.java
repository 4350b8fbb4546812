package io.taskledger.command.running;

import io.taskledger.servers.TestIssuer;

import org.springframework.core.env.Environment;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

/** Plain HTTP to a command side as one of the demo accounts. */
public final class Api {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, String> NONE = Map.of();

    private final String base;
    private final String token;

    private Api(String base, String token) {
        this.base = base;
        this.token = token;
    }

    public static Api as(String account, Environment environment) {
        return as(account, port(environment));
    }

    public static Api as(String account, int port) {
        return new Api("http://127.0.0.1:" + port, TestIssuer.shared().token(account));
    }

    public static int port(Environment environment) {
        return environment.getRequiredProperty("local.server.port", Integer.class);
    }

    /** An answer, read. */
    public record Answer(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        public String code() {
            return json().path("code").asString();
        }

        public String id() {
            return json().path("id").asString();
        }

        public long version() {
            return json().path("version").asLong();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, NONE);
    }

    public Answer post(String path, String json, Map<String, String> headers) {
        return send("POST", path, json, headers);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json, NONE);
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json, NONE);
    }

    public Answer patch(String path, String json, Map<String, String> headers) {
        return send("PATCH", path, json, headers);
    }

    public Answer delete(String path) {
        return send("DELETE", path, "", NONE);
    }

    /** Makes a project and answers its path. */
    public String project(String name) {
        return post("/api/projects", "{\"name\": \"%s\"}".formatted(name)).header("Location");
    }

    /** Makes a task in the project and answers its path. */
    public String task(String project, String title) {
        return post(project + "/tasks", "{\"title\": \"%s\"}".formatted(title)).header("Location");
    }

    /** Gives the account a role in the project. */
    public Answer member(String project, String account, String role) {
        return put(
                project + "/members/" + TestIssuer.idOf(account),
                "{\"role\": \"%s\"}".formatted(role));
    }

    public static UUID idOf(String path) {
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    public Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .method(method, BodyPublishers.ofString(body));
        if (!token.isEmpty() && !headers.containsKey("Authorization")) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!body.isEmpty() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::header);
        try {
            return new Answer(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
