package io.taskledger.query.changes;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The streams of changes.
 *
 * @param remembered changes that an instance keeps for clients that come back, about 300 bytes
 *     each; 100 to 1,000,000. Whoever has missed more is told to read everything again.
 */
@ConfigurationProperties("taskledger.events")
record EventsSettings(@DefaultValue("20000") int remembered) {

    EventsSettings {
        if (remembered < 100 || remembered > 1_000_000) {
            throw new IllegalArgumentException(
                    "taskledger.events.remembered is not between 100 and 1000000: " + remembered);
        }
    }
}
