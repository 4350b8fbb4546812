package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.system.Api.Answer;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * A rebuild as an operator sees and steers it.
 *
 * @param generation that it makes
 * @param replaces the live one
 */
record Rebuild(Api admin, String projection, String path, int generation, int replaces) {

    private static final Duration LONG = Duration.ofMinutes(3);

    static Rebuild begin(Examined system, String projection) throws IOException {
        Api admin = system.as("admin");
        String path = Operations.PROJECTIONS + "/" + projection + "/rebuilds";
        JsonNode view = admin.post(path, Map.of()).expect(202).json();
        return new Rebuild(
                admin,
                projection,
                "/api/admin/rebuilds/" + view.get("id").asString(),
                view.get("generation").asInt(),
                view.get("replaces").asInt());
    }

    /**
     * Every table of every projection is what the log makes of it from its beginning. Nobody may
     * write meanwhile; what is built for this is given up again.
     */
    static void provesAllProjections(Examined system) throws IOException, SQLException {
        try (Generations generations = new Generations(system)) {
            JsonNode projections =
                    system.as("admin").get(Operations.PROJECTIONS).expect(200).json();
            assertThat(projections.size()).as("projections").isPositive();
            for (JsonNode projection : projections) {
                Rebuild rebuild = begin(system, projection.get("name").asString());
                rebuild.awaitEqual();
                generations.areEqual(rebuild);
                rebuild.does("cancel").expect(200);
            }
        }
    }

    /** Ready, and equal to the live generation. */
    void awaitEqual() {
        await().atMost(LONG).until(() -> view().get("state").asString().equals("READY"));
        JsonNode view = view();
        assertThat(view.at("/comparison/equal").asBoolean()).as(view.toString()).isTrue();
    }

    private JsonNode view() {
        try {
            return admin.get(path).expect(200).json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer does(String verb) throws IOException {
        return admin.post(path + "/" + verb, Map.of());
    }
}
