package io.taskledger.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.query.projection.CacheRest;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;
import io.taskledger.servers.TcpProxy;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;

/** The read model is far away, silent or gone: what is cached is served, and nobody queues. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FarReadModelIT {

    private static final Duration FAR = Duration.ofMillis(200);
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration DEADLINE = Duration.ofSeconds(8);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int CLIENTS = 12;
    private static final List<String> OPERATIONS =
            List.of(
                    "/api/admin/audit",
                    "/api/admin/projections",
                    "/api/admin/projections/workspace/dead-letters");

    private final World world = new World();
    private final TcpProxy way = TcpProxy.to(port(world.databases().readModelUrl()));
    private final Instance instance =
            world.start(
                    Map.of(
                            "taskledger.readmodel.url",
                            world.databases()
                                    .readModelUrl()
                                    .replaceFirst(":\\d+/", ":" + way.port() + "/")));
    private final Client alice = instance.as("alice");
    private final Client admin = instance.as("admin");
    private Team team;
    private String page;

    @BeforeEach
    void make() throws IOException {
        way.moveTo(port(world.databases().readModelUrl()));
        way.thaw();
        way.beAway(Duration.ZERO);
        await().atMost(SOON).until(() -> alice.get("/readyz").status() == 200);
        team = new Team(world.ledger());
        page = team.path() + "/tasks";
    }

    @AfterAll
    void close() throws IOException {
        instance.close();
        way.close();
        world.close();
    }

    @Test
    void servesWhatIsCachedHalfAsFastAtLeast() {
        warmUp();
        long near = 0;
        long far = 0;
        for (int round = 0; round < 3; round++) {
            way.beAway(Duration.ZERO);
            near += answersWithin(TURN);
            way.beAway(FAR);
            far += answersWithin(TURN);
        }
        System.out.printf("cached answers, near and far: %d and %d%n", near, far);
        assertThat(far).isGreaterThan(near / 2);
    }

    @Test
    void servesWhatIsCachedToWhomeverComesAfterAWhile() {
        warmUp();
        way.beAway(FAR.dividedBy(2));
        double hits = hits();
        await().atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ofSeconds(2))
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> {
                            assertThat(alice.get(page).status()).isEqualTo(200);
                            return hits() > hits;
                        });
    }

    /** While it is asked for on an instance that is far from the read model. */
    @Test
    void showsNothingFromBeforeASwitch() throws Exception {
        warmUp();
        way.beAway(FAR);
        try (Instance near = world.start()) {
            CacheRest rests = near.bean(CacheRest.class);
            JdbcTemplate jdbc = new JdbcTemplate(world.databases().readModel("migrator"));
            for (int i = 0; i < 3; i++) {
                String title = "Switched " + i;
                double hits = hits();
                until(() -> hits() > hits + 50);
                CompletableFuture<Long> busy =
                        CompletableFuture.supplyAsync(
                                () -> answersUntil(System.nanoTime() + TURN.toNanos()));
                CacheRest.Rest rest = rests.begin(ProjectionName.WORKSPACE);
                near.bean(TransactionTemplate.class)
                        .executeWithoutResult(
                                status -> {
                                    assertThat(rests.holds(rest)).isTrue();
                                    rests.endWithNewContents(ProjectionName.WORKSPACE);
                                    jdbc.update("update task set title = ?", title);
                                });
                for (int reads = 0; reads < 20; reads++) {
                    assertThat(alice.get(page).content("title")).containsExactly(title);
                }
                busy.join();
            }
        }
    }

    @Test
    void nobodyWaitsInLineForOneThatIsGone() throws Exception {
        warmUp();
        way.moveTo(1);
        way.cutAll();
        allAreRefusedInTime();
        way.moveTo(port(world.databases().readModelUrl()));
        await().atMost(SOON).until(() -> alice.get(page).status() == 200);
    }

    @Test
    void nobodyWaitsInLineForOneThatIsSilent() throws Exception {
        warmUp();
        way.freeze();
        allAreRefusedInTime();
        way.thaw();
        await().atMost(SOON).until(() -> alice.get(page).status() == 200);
    }

    /** As soon as what was last heard of the tables counts for nothing any more. */
    private void allAreRefusedInTime() throws Exception {
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Reply>> replies = new ArrayList<>();
            long start = System.nanoTime();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = instance.as(i % 2 == 0 ? "alice" : "bob");
                String path = i % 3 == 0 ? team.path() : page;
                replies.add(CompletableFuture.supplyAsync(() -> client.get(path), clients));
            }
            for (String path : OPERATIONS) {
                replies.add(CompletableFuture.supplyAsync(() -> admin.get(path), clients));
            }
            for (CompletableFuture<Reply> reply : replies) {
                assertThat(reply.get().status()).isEqualTo(503);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
        }
    }

    private void warmUp() {
        long position = team.happens(team.task(UUID.randomUUID(), "Sail"));
        assertThat(alice.getAt(position, page).status()).isEqualTo(200);
        double before = hits();
        until(() -> hits() > before + 500);
    }

    private void until(BooleanSupplier enough) {
        long most = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!enough.getAsBoolean()) {
            alice.get(page);
            assertThat(System.nanoTime()).isLessThan(most);
        }
    }

    /** By several clients, each asking again as soon as it is answered. */
    private long answersWithin(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        List<CompletableFuture<Long>> counts = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CLIENTS; i++) {
                counts.add(CompletableFuture.supplyAsync(() -> answersUntil(end), clients));
            }
        }
        return counts.stream().mapToLong(CompletableFuture::join).sum();
    }

    private long answersUntil(long end) {
        long count = 0;
        while (System.nanoTime() - end < 0) {
            assertThat(alice.get(page).status()).isEqualTo(200);
            count++;
        }
        return count;
    }

    private double hits() {
        return instance.bean(MeterRegistry.class)
                .counter("taskledger.cache.requests", "result", "hit")
                .count();
    }

    private static int port(String url) {
        return Integer.parseInt(url.replaceFirst(".*:(\\d+)/.*", "$1"));
    }
}
