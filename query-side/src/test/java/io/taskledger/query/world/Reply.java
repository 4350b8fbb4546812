package io.taskledger.query.world;

import io.taskledger.api.http.ConsistencyToken;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** An answer, read. */
public record Reply(HttpResponse<String> response) {

    private static final JsonMapper JSON = new JsonMapper();

    public int status() {
        return response.statusCode();
    }

    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    public String code() {
        return json().path("code").asString();
    }

    public @Nullable String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    public long position() {
        return response.headers()
                .firstValue(ConsistencyToken.HEADER)
                .flatMap(ConsistencyToken::decode)
                .orElseThrow(() -> new AssertionError("no token: " + this))
                .position();
    }

    /** The entries of a page. */
    public List<JsonNode> content() {
        return StreamSupport.stream(json().path("content").spliterator(), false).toList();
    }

    /** One field of each entry of a page. */
    public List<String> content(String field) {
        return content().stream().map(each -> each.path(field).asString()).toList();
    }

    @Override
    public String toString() {
        return status() + " " + response.body();
    }
}
