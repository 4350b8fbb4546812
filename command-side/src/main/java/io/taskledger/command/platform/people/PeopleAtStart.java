package io.taskledger.command.platform.people;

import io.taskledger.api.command.Actor;
import io.taskledger.api.value.PersonName;
import io.taskledger.api.value.UserId;
import io.taskledger.platform.health.Readiness;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** Makes those people known who are to be so from the start; the instance is ready afterwards. */
@Component
class PeopleAtStart implements ApplicationRunner, Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(PeopleAtStart.class);

    private final Newcomers newcomers;
    private final ConcurrentLinkedQueue<Map.Entry<UserId, PersonName>> missing;

    PeopleAtStart(Newcomers newcomers, PeopleProperties properties) {
        this.newcomers = newcomers;
        this.missing = new ConcurrentLinkedQueue<>(properties.named().entrySet());
    }

    @Override
    public void run(ApplicationArguments args) {
        meetThem();
    }

    /** The log may come later than this instance. */
    @Scheduled(initialDelay = 2, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void meetThem() {
        try {
            for (var next = missing.peek(); next != null; next = missing.peek()) {
                String id = next.getKey().value();
                newcomers.meet(new Actor(id, false), next.getValue(), Map.of());
                missing.remove(next);
            }
        } catch (RuntimeException notYet) {
            LOG.info("{} people are not known yet: {}", missing.size(), notYet.toString());
        }
    }

    @Override
    public String name() {
        return "people-known-from-start";
    }

    @Override
    public boolean isReady() {
        return missing.isEmpty();
    }
}
