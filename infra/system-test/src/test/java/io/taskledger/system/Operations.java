package io.taskledger.system;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** What an operator does to projections. */
final class Operations {

    static final String PROJECTIONS = "/api/admin/projections";
    private static final Set<String> OVER = Set.of("PROMOTED", "ROLLED_BACK", "CANCELLED");

    private Operations() {}

    /** Whatever a test may have held or begun goes on or is given up. */
    static void calm(LocalSystem system) throws IOException {
        Api admin = system.as("admin");
        for (JsonNode projection : admin.get(PROJECTIONS).expect(200).json()) {
            String path = PROJECTIONS + "/" + projection.get("name").asString();
            admin.post(path + "/resume", Map.of()).expect(200);
            for (JsonNode rebuild : projection.path("rebuilds")) {
                if (!OVER.contains(rebuild.path("state").asString())) {
                    admin.post(
                            "/api/admin/rebuilds/" + rebuild.get("id").asString() + "/cancel",
                            Map.of());
                }
            }
        }
    }
}
