package io.taskledger.query.timetravel;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Reading of the past.
 *
 * @param atOnce how many requests fold the log at the same time, from 1; each holds some 20 MB at
 *     most
 */
@ConfigurationProperties("taskledger.past")
public record PastSettings(@DefaultValue("2") int atOnce) {

    public PastSettings {
        if (atOnce < 1) {
            throw new IllegalArgumentException("taskledger.past.at-once must be 1 or more");
        }
    }
}
