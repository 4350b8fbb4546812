package io.taskledger.query.reading;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Place;
import io.taskledger.platform.admission.Places;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.platform.Deadline;
import io.taskledger.query.projection.Continuity;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Answers queries from the read model, each from one snapshot that is fresh enough: with one round
 * trip where it is known beforehand what to ask, else in a transaction.
 */
public final class Reader implements Answers {

    private static final Set<ProjectionName> WORKSPACE = Set.of(ProjectionName.WORKSPACE);

    private final JdbcOperations jdbc;
    private final TransactionTemplate snapshots;
    private final Checkpoints checkpoints;
    private final Positions positions;
    private final Places places;
    private final ReadingTurns turns;
    private final Continuity continuity;
    private final JsonMapper json;
    private final long room;
    private volatile @Nullable Snapshot latest;

    /**
     * @param jdbc connections in auto-commit, read-only and repeatable read
     * @param snapshots transactions on such connections
     * @param room bytes of long text on a page, beyond which it waits for a turn of large ones
     */
    Reader(
            JdbcOperations jdbc,
            TransactionTemplate snapshots,
            Checkpoints checkpoints,
            Positions positions,
            Places places,
            ReadingTurns turns,
            Continuity continuity,
            JsonMapper json,
            long room) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
        this.checkpoints = checkpoints;
        this.positions = positions;
        this.places = places;
        this.turns = turns;
        this.continuity = continuity;
        this.json = json;
        this.room = room;
    }

    @Override
    public <T> Answer<T> answer(Freshness wish, Subject subject, Query<T> query) {
        return answer(wish, WORKSPACE, subject, query);
    }

    /**
     * Answers from a snapshot in which all these projections are fresh enough.
     *
     * @throws ProblemException with {@code projection_behind} if they do not get there in time, or
     *     were made from another log and are being rebuilt; with {@code unavailable} if that is not
     *     known yet
     */
    public <T> Answer<T> answer(
            Freshness wish, Set<ProjectionName> from, Subject subject, Query<T> query) {
        try {
            return answer(wish, from, () -> ask(wish, from, subject, query, room));
        } catch (LargeAnswerException large) {
            return turns.takeLarge(
                    wish.deadline(),
                    () ->
                            answer(
                                    wish,
                                    from,
                                    () -> ask(wish, from, subject, query, Questions.ANY_ROOM)));
        }
    }

    /** The same for what has to be read step by step. */
    public <T> Answer<T> answer(
            Freshness wish, Set<ProjectionName> from, Function<Snapshot, Content<T>> query) {
        return answer(wish, from, () -> stepByStep(wish, from, query));
    }

    /** The same for what may be large: few at once, one of each caller. */
    public <T> Answer<T> answerLarge(
            Freshness wish, Set<ProjectionName> from, Function<Snapshot, Content<T>> query) {
        return turns.takeLarge(wish.deadline(), () -> answer(wish, from, query));
    }

    /** As {@link #answer}, for what is not sent as it is. */
    public <T> Read<T> read(Freshness wish, Set<ProjectionName> from, Function<Snapshot, T> query) {
        return read(wish, from, () -> stepByStep(wish, from, query));
    }

    private <T> Attempt<T> stepByStep(
            Freshness wish, Set<ProjectionName> from, Function<Snapshot, T> query) {
        return snapshots.execute(status -> attempt(wish, from, checkpoints.read(), query));
    }

    /**
     * Made before the turn is over: what is read and not yet an answer is in memory for no more
     * callers than there are turns.
     */
    private <T> Answer<T> answer(
            Freshness wish, Set<ProjectionName> from, Supplier<Attempt<Content<T>>> attempts) {
        return read(wish, from, () -> attempts.get().map(found -> answer(wish, from, found)))
                .value();
    }

    private <T> Answer<T> answer(Freshness wish, Set<ProjectionName> from, Read<Content<T>> read) {
        Content<T> content = read.value();
        // One projection may be ahead of the other: whoever saw what it shows never sees less
        // again.
        return new Answer<T>(
                        read.snapshot().latest(from),
                        Body.of(json.writeValueAsBytes(content.view())),
                        content.version() == null ? null : "\"" + content.version() + "\"",
                        content.stable(),
                        content.link(),
                        null)
                .following(wish);
    }

    private <T> Read<T> read(
            Freshness wish, Set<ProjectionName> from, Supplier<Attempt<T>> attempts) {
        if (!continuity.isReady()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
        }
        waitBefore(wish, from);
        Attempt<T> attempt = attempt(wish, attempts);
        while (attempt.read().isEmpty()) {
            if (!await(attempt.snapshot(), from, wish)) {
                throw new ProblemException(ErrorCode.PROJECTION_BEHIND).header("Retry-After", "1");
            }
            attempt = attempt(wish, attempts);
            if (attempt.read().isEmpty()) {
                positions.correct(attempt.snapshot(), from);
            }
        }
        return attempt.read().get();
    }

    /**
     * Waits without a connection if the generation read last is known to be behind. Should another
     * have become the live one meanwhile, the attempt that follows tells.
     */
    private void waitBefore(Freshness wish, Set<ProjectionName> from) {
        Snapshot known = latest;
        if (known != null && known.position(from) < wish.atLeast()) {
            await(known, from, wish);
        }
    }

    /** Whoever waits holds a place: no caller keeps others from waiting. */
    private boolean await(Snapshot tried, Set<ProjectionName> from, Freshness wish) {
        try (Place waiting = places.take(Holding.WAIT)) {
            return positions.await(tried, from, wish.atLeast(), wish.awaitedUntil());
        }
    }

    /** Holds a turn and a connection for no longer than the request may last. */
    private <T> Attempt<T> attempt(Freshness wish, Supplier<Attempt<T>> attempts) {
        return turns.take(wish.deadline(), () -> Deadline.at(wish.deadline(), attempts));
    }

    /**
     * Asks the generations that were live a moment ago, and those that are if it turns out that
     * they no longer were.
     */
    private <T> Attempt<Content<T>> ask(
            Freshness wish, Set<ProjectionName> from, Subject subject, Query<T> query, long bytes) {
        Snapshot known = latest;
        Snapshot guess = known != null && known.has(from) ? known : checkpoints.read();
        while (true) {
            Questions questions = new Questions(guess, bytes);
            Asked<Snapshot> snapshot = Checkpoints.ask(questions, subject);
            Function<Snapshot, Content<T>> content = query.ask(questions);
            questions.put(jdbc);
            guess = snapshot.get();
            if (questions.wereOf(guess)) {
                return attempt(wish, from, guess, content);
            }
        }
    }

    private <T> Attempt<T> attempt(
            Freshness wish,
            Set<ProjectionName> from,
            Snapshot snapshot,
            Function<Snapshot, T> query) {
        latest = snapshot;
        if (snapshot.isDiverged(from)) {
            throw new ProblemException(
                            ErrorCode.PROJECTION_BEHIND,
                            "The view was made from another log and is being rebuilt")
                    .header("Retry-After", "5");
        }
        return snapshot.position(from) < wish.atLeast()
                ? new Attempt<>(snapshot, Optional.empty())
                : new Attempt<>(snapshot, Optional.of(new Read<>(snapshot, query.apply(snapshot))));
    }

    /** Nothing was read if the snapshot was too old. */
    private record Attempt<T>(Snapshot snapshot, Optional<Read<T>> read) {

        <V> Attempt<V> map(Function<Read<T>, V> made) {
            return new Attempt<>(
                    snapshot, read.map(found -> new Read<>(snapshot, made.apply(found))));
        }
    }

    /** What was read and from where. */
    public record Read<T>(Snapshot snapshot, T value) {}
}
