package io.taskledger.system;

import org.junit.jupiter.api.Test;

import java.util.Map;

/** The journeys of web-client/e2e in a real browser against the real system. */
class JourneysIT {

    private final LocalSystem system = LocalSystem.running();

    @Test
    void peopleReachTheirGoals() {
        Programs.run(
                Map.of("BASE_URL", system.baseUrl().toString(), "CI", "true"),
                Programs.root().resolve("web-client"),
                "npm",
                "run",
                "--silent",
                "e2e");
    }
}
