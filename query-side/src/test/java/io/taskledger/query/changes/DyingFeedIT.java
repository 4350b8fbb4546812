package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.LogMark;
import io.taskledger.query.platform.Supervision;
import io.taskledger.query.projection.CommitListener;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** What tells an instance of changes, or folds them, dies of an error of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DyingFeedIT {

    private final World world = new World();
    private Instance instance;
    private Team team;

    @BeforeAll
    void start() {
        instance = world.start(Map.of(), Deadly.class);
        team = new Team(world.ledger());
    }

    @AfterAll
    void stop() {
        instance.close();
        world.close();
    }

    @Test
    void beginsAnewAndTheInstanceIsNotReadyUntilItHas() {
        Deadly.Listener listener = instance.bean(Deadly.Listener.class);
        Supervision supervision = instance.bean(Supervision.class);
        long before = team.happens(team.task(UUID.randomUUID(), "Before"));
        await().until(() -> listener.heard.get() == before);
        assertThat(supervision.isReady()).isTrue();
        listener.kills = true;
        long after = team.happens(team.task(UUID.randomUUID(), "After"));
        await().until(() -> !supervision.isReady());
        assertThat(titles(after)).contains("Before", "After");
        listener.kills = false;
        await().atMost(Duration.ofSeconds(20)).until(supervision::isReady);
        long last = team.happens(team.task(UUID.randomUUID(), "Last"));
        await().until(() -> listener.heard.get() == last);
    }

    /** Axon's processors survive exceptions only. */
    @Test
    void aProjectionGoesOnAfterAnErrorOutsideOfItsFold() {
        instance.bean(Deadly.Commits.class).kills = true;
        team.happens(team.task(UUID.randomUUID(), "One"));
        await().until(() -> !instance.bean(Deadly.Commits.class).kills);
        long last = team.happens(team.task(UUID.randomUUID(), "Two"));
        await().atMost(Duration.ofSeconds(20)).until(() -> titles(last).contains("Two"));
    }

    private List<String> titles(long position) {
        return instance.as("alice").getAt(position, team.path() + "/tasks").content("title");
    }

    @Configuration(proxyBeanMethods = false)
    static class Deadly {

        @Bean
        Listener listener() {
            return new Listener();
        }

        @Bean
        Commits commits() {
            return new Commits();
        }

        static final class Commits implements CommitListener {

            private volatile boolean kills;

            @Override
            public void committed(ProjectionName projection, int generation, long position) {
                if (kills && projection == ProjectionName.WORKSPACE) {
                    kills = false;
                    throw new NoClassDefFoundError("for a test");
                }
            }
        }

        static final class Listener implements FactListener {

            private final AtomicLong heard = new AtomicLong();
            private volatile boolean kills;

            @Override
            public void startsAfter(LogMark mark) {
                die();
            }

            @Override
            public void happened(Fact fact) {
                die();
                heard.set(fact.position());
            }

            @Override
            public void interrupted() {
                heard.set(0);
            }

            private void die() {
                if (kills) {
                    throw new NoClassDefFoundError("for a test");
                }
            }
        }
    }
}
