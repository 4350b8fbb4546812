package io.taskledger.query.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.UserAccessRevoked;
import io.taskledger.api.event.UserSignedOut;
import io.taskledger.query.world.ChangeStream;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;
import io.taskledger.servers.TestIssuer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

@Timeout(120)
class RevocationIT {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void sessionsThatWereEndedEndOnEveryInstanceWithTheirStreams() throws IOException {
        try (World world = new World();
                Instance one = world.start()) {
            String first = token("s-1");
            String second = token("s-2");
            String other = TestIssuer.shared().token("alice");
            assertThat(one.with(first).get("/api/me").status()).isEqualTo(200);
            try (ChangeStream mine = ChangeStream.open(one.with(first));
                    ChangeStream elsewhere = ChangeStream.open(one.with(second))) {
                world.ledger().append(Team.CAROL, new UserSignedOut(Team.CAROL, "s-1"));
                await().atMost(SOON).until(() -> isRefused(one.with(first)));
                assertThat(mine.untilOrEnd(-1)).isNotNull();
                assertThat(isRefused(one.with(second))).isFalse();

                world.ledger().append(Team.ADMIN, new UserAccessRevoked(Team.CAROL));
                await().atMost(SOON).until(() -> isRefused(one.with(second)));
                assertThat(elsewhere.untilOrEnd(-1)).isNotNull();
            }
            assertThat(isRefused(one.with(other))).isFalse();

            try (Instance later = world.start()) {
                await().until(() -> later.anonymous().get("/readyz").status() == 200);
                assertThat(isRefused(later.with(first))).isTrue();
                assertThat(isRefused(later.with(second))).isTrue();
                assertThat(isRefused(later.with(other))).isFalse();
                // Clocks may differ by 10 s.
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> !isRefused(later.with(token("s-3"))));
            }
        }
    }

    /** What others may not know: when somebody signed out. */
    @Test
    void onlyThePersonAndAdministratorsHearOfIt() throws IOException {
        try (World world = new World();
                Instance instance = world.start()) {
            Team team = new Team(world.ledger());
            try (ChangeStream bob = ChangeStream.open(instance.as("bob"));
                    ChangeStream admin = ChangeStream.open(instance.as("admin"))) {
                long ended =
                        world.ledger().append(Team.CAROL, new UserSignedOut(Team.CAROL, "s-1"));
                long next = team.happens(team.task(java.util.UUID.randomUUID(), "Seen"));
                assertThat(bob.until(next))
                        .noneMatch(each -> each.path("position").asLong() == ended);
                assertThat(admin.until(next))
                        .anyMatch(each -> each.path("position").asLong() == ended);
            }
        }
    }

    private static boolean isRefused(Client client) {
        return client.get("/api/me").status() == 401;
    }

    private static String token(String session) {
        TestIssuer issuer = TestIssuer.shared();
        Map<String, Object> claims = issuer.claims(Team.CAROL, "carol", "USER");
        claims.put("origin_jti", session);
        claims.put("auth_time", Instant.now().getEpochSecond());
        return issuer.sign(issuer.header(), claims);
    }
}
