package io.taskledger.query.timetravel;

import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.platform.Deadline;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/**
 * Knows from when on nothing can be recorded at or before a time any more. An append takes its time
 * under the log's lock and holds the lock until it has committed: whoever takes it after the time
 * is over records a later one, so only those that hold it just then are waited for.
 */
@Component
final class SettledTime {

    private static final long POLL_MILLIS = 10;

    private final JdbcClient jdbc;

    SettledTime(@Qualifier("eventLog") DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    private record Clock(Instant now, boolean passedByLog) {}

    /**
     * Returns once all that was or will be recorded at or before the time can be read.
     *
     * @throws ProblemException with {@code invalid_parameter} for a time that the database's clock
     *     has not reached; with {@code unavailable} if an append takes longer than the thread's
     *     deadline
     */
    void await(Instant time) {
        Clock clock = clock(time);
        if (!time.isBefore(clock.now())) {
            throw ProblemException.invalidParameter("asOf", "lies in the future");
        }
        if (clock.passedByLog()) {
            return;
        }
        Set<String> underWay = underWay();
        while (!underWay.isEmpty()) {
            pause();
            underWay.retainAll(underWay());
        }
    }

    private Clock clock(Instant time) {
        return jdbc.sql(
                        """
                        select clock_timestamp() as now,
                               coalesce((select e.recorded_at > ? from event e order by e.position desc limit 1), false) as passed
                        """)
                .param(time.atOffset(ZoneOffset.UTC))
                .query(
                        (row, number) ->
                                new Clock(
                                        row.getObject("now", OffsetDateTime.class).toInstant(),
                                        row.getBoolean("passed")))
                .single();
    }

    private Set<String> underWay() {
        return new HashSet<>(jdbc.sql("select appends_under_way()").query(String.class).list());
    }

    private static void pause() {
        Deadline.check();
        try {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Deadline.exceeded();
        }
    }
}
