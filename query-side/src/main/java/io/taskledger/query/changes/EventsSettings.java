package io.taskledger.query.changes;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * The streams of changes.
 *
 * @param remembered changes that an instance keeps for clients that come back, about 300 bytes
 *     each; 100 to 1,000,000. Whoever has missed more is told to read everything again.
 * @param recollection how long an instance that starts reads them from the log, before it follows
 *     it; 0 s to 5 s, since much that is appended meanwhile makes them useless
 */
@ConfigurationProperties("taskledger.events")
record EventsSettings(
        @DefaultValue("20000") int remembered, @DefaultValue("3s") Duration recollection) {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    EventsSettings {
        if (remembered < 100 || remembered > 1_000_000) {
            throw new IllegalArgumentException(
                    "taskledger.events.remembered is not between 100 and 1000000: " + remembered);
        }
        if (recollection.isNegative() || recollection.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "taskledger.events.recollection is not between 0 and 5 s: " + recollection);
        }
    }
}
