package io.taskledger.query.world;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a client hears of changes. */
public record ChangeStream(BufferedReader lines) implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    public static ChangeStream open(Client client, String... headers) {
        HttpResponse<InputStream> response = client.open("/api/events", headers);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
        return new ChangeStream(
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
    }

    /**
     * One event, or a comment that only tells how far the client is.
     *
     * @param name empty for a comment
     */
    public record Heard(String name, String id, String data) {

        public JsonNode json() {
            return JSON.readTree(data);
        }
    }

    /** The next event or comment with an id. */
    public Heard next() throws IOException {
        String name = "";
        String id = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("id: ")) {
                id = line.substring("id: ".length());
            } else if (line.startsWith("data: ")) {
                data = line.substring("data: ".length());
            } else if (line.isEmpty() && !id.isEmpty()) {
                return new Heard(name, id, data);
            }
        }
        throw new AssertionError("the stream ended");
    }

    /** The next event of this name; others are passed over. */
    public Heard next(String name) throws IOException {
        Heard heard = next();
        while (!heard.name().equals(name)) {
            heard = next();
        }
        return heard;
    }

    /** All changes up to the one at this position. */
    public List<JsonNode> until(long position) throws IOException {
        List<JsonNode> changes = untilOrEnd(position);
        if (changes.isEmpty() || changes.getLast().path("position").asLong() != position) {
            throw new AssertionError("the stream ended before " + position + ": " + changes);
        }
        return changes;
    }

    /** As {@link #until}, or those before the server ended the stream. */
    public List<JsonNode> untilOrEnd(long position) throws IOException {
        List<JsonNode> changes = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("data: ")) {
                changes.add(JSON.readTree(line.substring("data: ".length())));
                if (changes.getLast().path("position").asLong() == position) {
                    return changes;
                }
            }
        }
        return changes;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
