package io.taskledger.command.platform.axon;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import java.time.Duration;

import javax.sql.DataSource;

/**
 * How far the time of the log is ahead of the database's clock. Times in the log never go back, so
 * after a clock was ahead for a while they stand still until it has caught up: what happens
 * meanwhile cannot be told apart by time.
 */
@Component
class LogClock {

    private static final Logger LOG = LoggerFactory.getLogger(LogClock.class);
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    private static final String AHEAD =
            """
            select greatest(0, extract(epoch from
                       (select recorded_at from event order by position desc limit 1) - clock_timestamp()))
            """;

    private final JdbcClient jdbc;
    private volatile double ahead = Double.NaN;

    LogClock(DataSource eventLogDataSource, MeterRegistry meters) {
        jdbc = JdbcClient.create(eventLogDataSource);
        Gauge.builder("taskledger.log.clock.ahead", () -> ahead)
                .description("Time of the log's last event ahead of the database's clock")
                .baseUnit("seconds")
                .register(meters);
    }

    @Scheduled(initialDelay = 1_000, fixedDelay = 10_000)
    void look() {
        try {
            ahead = jdbc.sql(AHEAD).query(Double.class).single();
        } catch (DataAccessException notNow) {
            LOG.debug("The log's time is not known now", notNow);
            ahead = Double.NaN;
        }
        if (ahead > TOLERATED.toSeconds()) {
            LOG.warn(
                    "The log's time is {} s ahead of the database's clock and stands still until"
                            + " that has caught up",
                    Math.round(ahead));
        }
    }
}
