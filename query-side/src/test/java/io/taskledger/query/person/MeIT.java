package io.taskledger.query.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.query.world.Reply;
import io.taskledger.query.world.SharesTheWorld;
import io.taskledger.query.world.World;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.Test;

@SharesTheWorld
class MeIT {

    @Test
    void tellsWhoIAmAndWhatIMayStore() {
        Reply me = World.shared().as("alice").get("/api/me");

        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("id").asString()).isEqualTo(TestIssuer.idOf("alice"));
        assertThat(me.json().path("name").asString()).isEqualTo("alice");
        assertThat(me.json().path("groups").get(0).asString()).isEqualTo("USER");
        assertThat(me.json().path("limits").path("projectsPerPerson").asLong()).isEqualTo(100_000);
        assertThat(me.json().path("limits").path("tasksPerProject").asLong()).isEqualTo(1_000_000);
        assertThat(me.json().path("limits").path("membersPerProject").asLong()).isEqualTo(2_000);
        assertThat(me.json().path("limits").path("bytesPerDay").asLong())
                .isEqualTo(5L * 1_024 * 1_024 * 1_024);
        assertThat(me.json().path("limits").path("bodyBytes").asLong()).isPositive();
    }
}
