package io.taskledger.query.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.api.event.TaskRenamed;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Reply;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;
import io.taskledger.servers.RedisServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** Redis comes and goes while two instances serve writers that read their own writes. */
@Timeout(180)
class RedisTroubleIT {

    private static final int WRITERS = 6;

    @Test
    void neverAnswersStaleNorFails(@TempDir Path directory) throws Exception {
        RedisServer redis = RedisServer.start(directory, 0);
        Map<String, String> settings = Map.of("spring.data.redis.url", redis.url());
        try (World world = new World();
                Instance one = world.start(settings);
                Instance two = world.start(settings);
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicBoolean over = new AtomicBoolean();
            AtomicLong reads = new AtomicLong();
            List<Future<Integer>> counts = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                counts.add(writers.submit(() -> writeAndRead(world, one, two, over, reads)));
            }
            trouble(redis, directory, reads);
            over.set(true);
            for (Future<Integer> count : counts) {
                assertThat(count.get()).isPositive();
            }
        } finally {
            redis.kill();
        }
    }

    private static void trouble(RedisServer redis, Path directory, AtomicLong reads)
            throws IOException {
        int port = redis.port();
        for (int round = 0; round < 2; round++) {
            settle(reads);
            redis.kill();
            settle(reads);
            RedisServer again = RedisServer.start(directory, port);
            settle(reads);
            again.kill();
        }
    }

    /** Until each phase has seen this many reads. */
    private static void settle(AtomicLong reads) {
        long enough = reads.get() + 150;
        await().atMost(Duration.ofSeconds(60)).until(() -> reads.get() >= enough);
    }

    /** The title counts up; whoever reads at or past a write must see that number or a later. */
    private static int writeAndRead(
            World world, Instance one, Instance two, AtomicBoolean over, AtomicLong reads) {
        Team team = new Team(world.ledger());
        UUID task = UUID.randomUUID();
        team.happens(team.task(task, "0"));
        Client[] clients = {one.as("alice"), two.as("bob"), two.as("alice"), one.as("bob")};
        int written = 0;
        while (!over.get()) {
            String from = Integer.toString(written);
            long position =
                    team.happens(
                            new TaskRenamed(task, team.project, from, Integer.toString(++written)));
            for (Client client : clients) {
                Reply list = client.getAt(position, team.path() + "/tasks");
                assertThat(list.status()).as(list.toString()).isEqualTo(200);
                assertThat(list.content("title")).containsExactly(Integer.toString(written));
                assertThat(list.position()).isGreaterThanOrEqualTo(position);
                reads.incrementAndGet();
            }
        }
        return written;
    }
}
