package io.taskledger.query.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.LogMark;
import io.taskledger.query.platform.Supervision;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.world.Client;
import io.taskledger.query.world.Instance;
import io.taskledger.query.world.Team;
import io.taskledger.query.world.World;

import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** The thread that tells an instance of changes dies of an error of its own. */
class DyingFeedIT {

    @Test
    void beginsAnewAndTheInstanceIsNotReadyUntilItHas() {
        try (World world = new World();
                Instance instance = world.start(Map.of(), Deadly.class)) {
            Team team = new Team(world.ledger());
            Deadly.Listener listener = instance.bean(Deadly.Listener.class);
            Supervision supervision = instance.bean(Supervision.class);
            Client alice = instance.as("alice");
            long before = team.happens(team.task(UUID.randomUUID(), "Before"));
            await().until(() -> listener.heard.get() == before);
            assertThat(supervision.isReady()).isTrue();
            listener.kills = true;
            long after = team.happens(team.task(UUID.randomUUID(), "After"));
            await().until(() -> !supervision.isReady());
            assertThat(alice.getAt(after, team.path() + "/tasks").content()).hasSize(2);
            listener.kills = false;
            await().atMost(Duration.ofSeconds(20)).until(supervision::isReady);
            long last = team.happens(team.task(UUID.randomUUID(), "Last"));
            await().until(() -> listener.heard.get() == last);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Deadly {

        @Bean
        Listener listener() {
            return new Listener();
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
