package io.taskledger.query.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/** The databases. */
@ConfigurationProperties("taskledger")
public record DatabaseSettings(Database eventlog, Database readmodel) {

    /**
     * Where a database is.
     *
     * @param poolSize most connections of queries
     * @param connectionTimeout of the read model: how long a request waits for its turn to read;
     *     long enough that a burst on cold processes queues instead of failing
     */
    public record Database(
            String url,
            String username,
            String password,
            @DefaultValue("12") int poolSize,
            @DefaultValue("5s") Duration connectionTimeout) {

        /** Without the password. */
        @Override
        public String toString() {
            return "%s as %s".formatted(url, username);
        }
    }
}
