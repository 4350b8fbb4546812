package io.taskledger.query.timetravel;

import io.taskledger.eventlog.read.LogReader;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

/** Folds the log up to a time. A time is a prefix of the log, so what it shows never changes. */
@Component
public final class Past {

    /** Aggregates read with one statement. */
    private static final int CHUNK = 500;

    private final LogReader log;
    private final JdbcClient jdbc;

    Past(LogReader log, @Qualifier("eventLog") DataSource source) {
        this.log = log;
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * The last position recorded at or before the time; 0 before the first.
     *
     * @throws ProblemException with {@code invalid_parameter} for a time that the database's clock
     *     has not reached: what is not over can still change
     */
    public long positionAt(Instant asOf) {
        Instant now =
                jdbc.sql("select clock_timestamp()")
                        .query(OffsetDateTime.class)
                        .single()
                        .toInstant();
        if (asOf.isAfter(now)) {
            throw ProblemException.invalidParameter("asOf", "lies in the future");
        }
        return asOf.isBefore(Instant.EPOCH) ? 0 : log.positionAt(asOf);
    }

    /** How to fold one more fact onto what was before, which is null at first. */
    public interface Fold<T> {
        T next(@Nullable T before, Fact fact);
    }

    /** Each aggregate as of the position; those that began later are left out. */
    public <T> Map<String, T> fold(List<String> ids, long position, Fold<T> fold) {
        Map<String, T> folded = new LinkedHashMap<>();
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> chunk = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            log.ofAggregatesUpTo(chunk, position)
                    .map(Facts::of)
                    .forEach(
                            fact ->
                                    folded.compute(
                                            fact.aggregateId(),
                                            (id, before) -> fold.next(before, fact)));
        }
        return folded;
    }
}
