package io.taskledger.query.timetravel;

import io.taskledger.eventlog.read.LogReader;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.platform.Deadline;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.reading.Snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Folds the log up to a time. A time is a prefix of the log, so what it shows never changes. One
 * aggregate is folded after the other, from chunks of the log that are bounded by bytes: nothing
 * else is in memory, however much there is.
 */
@Component
public final class Past {

    /** Aggregates read with one statement. */
    private static final int CHUNK = 500;

    private final LogReader log;
    private final SettledTime settled;
    private final Reader reader;
    private final FoldTurns turns;

    Past(LogReader log, SettledTime settled, Reader reader, PastSettings settings) {
        this.log = log;
        this.settled = settled;
        this.reader = reader;
        this.turns = new FoldTurns(settings.atOnce());
    }

    /** What looks into the past. */
    public interface Visit<T> {
        /**
         * @param settled what the caller wishes, and what was recorded up to the time
         * @param position the last one recorded at or before the time; 0 before the first
         */
        T look(Freshness settled, long position);
    }

    /**
     * Looks into the past when it is the caller's turn, within the request's deadline. Asked again,
     * the position of the time is the same: what may still be recorded at that time is waited for,
     * and so is what these projections have not applied yet, both before it is anybody's turn.
     *
     * @param from what is read of projections; may be empty
     * @throws ProblemException with {@code unavailable} if it takes longer; with {@code
     *     invalid_parameter} for a time that the database's clock has not reached: what is not over
     *     can still change
     */
    public <T> T visit(
            Caller caller, Freshness wish, Instant asOf, Set<ProjectionName> from, Visit<T> visit) {
        return Deadline.at(
                wish.deadline(),
                () -> {
                    long position = positionAt(asOf);
                    Freshness reached = wish.including(position);
                    if (!from.isEmpty()) {
                        reader.read(reached, from, Snapshot::live);
                    }
                    return turns.take(caller, () -> visit.look(reached, position));
                });
    }

    private long positionAt(Instant asOf) {
        settled.await(asOf);
        return asOf.isBefore(Instant.EPOCH) ? 0 : log.positionAt(asOf);
    }

    /** How to fold one more fact onto what was before, which is null at first. */
    public interface Fold<T> {
        T next(@Nullable T before, Fact fact);
    }

    /**
     * What is folded of aggregates of a type; those of others are left out.
     *
     * @param type as in the log
     */
    public record Kind<T>(String type, Fold<T> fold) {}

    /**
     * An aggregate as it was.
     *
     * @param state after the last event that could be folded
     * @param whole whether that was its last event
     */
    public record Then<T>(T state, boolean whole) {}

    /**
     * Each aggregate as of the position, one after the other; those that began later are left out.
     */
    public <T> void each(Kind<T> kind, List<String> ids, long position, Consumer<Then<T>> seen) {
        for (int from = 0; from < ids.size(); from += CHUNK) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + CHUNK));
            Folding<T> folding = new Folding<>(kind, seen);
            log.ofAggregatesUpTo(some, position)
                    .map(Facts::of)
                    .forEach(
                            fact -> {
                                Deadline.check();
                                folding.next(fact);
                            });
            folding.end();
        }
    }

    /** As {@link #each}; empty if there was none of that kind. */
    public <T> Optional<Then<T>> one(Kind<T> kind, String id, long position) {
        AtomicReference<@Nullable Then<T>> found = new AtomicReference<>();
        each(kind, List.of(id), position, found::set);
        return Optional.ofNullable(found.get());
    }
}
