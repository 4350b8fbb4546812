package io.taskledger.query.reading;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.projection.Continuity;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

import tools.jackson.databind.json.JsonMapper;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Answers queries from the read model, each from one snapshot that is fresh enough. */
public final class Reader implements Answers {

    private static final Set<ProjectionName> WORKSPACE = Set.of(ProjectionName.WORKSPACE);

    private final TransactionTemplate snapshots;
    private final Checkpoints checkpoints;
    private final Positions positions;
    private final Turns turns;
    private final Continuity continuity;
    private final JsonMapper json;
    private volatile @Nullable Snapshot latest;

    /**
     * @param snapshots read-only transactions, repeatable read
     */
    Reader(
            TransactionTemplate snapshots,
            Checkpoints checkpoints,
            Positions positions,
            Turns turns,
            Continuity continuity,
            JsonMapper json) {
        this.snapshots = snapshots;
        this.checkpoints = checkpoints;
        this.positions = positions;
        this.turns = turns;
        this.continuity = continuity;
        this.json = json;
    }

    @Override
    public <T> Answer<T> answer(
            Freshness wish, Subject subject, Function<Snapshot, Content<T>> query) {
        return answer(wish, WORKSPACE, subject, query);
    }

    /**
     * Runs the query on a snapshot in which all these projections are fresh enough.
     *
     * @throws ProblemException with {@code projection_behind} if they do not get there in time, or
     *     were made from another log and are being rebuilt; with {@code unavailable} if that is not
     *     known yet
     */
    public <T> Answer<T> answer(
            Freshness wish, Set<ProjectionName> from, Function<Snapshot, Content<T>> query) {
        return answer(wish, from, null, query);
    }

    /**
     * The same.
     *
     * @param subject null where who asks for what is not known, or need not be read beforehand
     */
    public <T> Answer<T> answer(
            Freshness wish,
            Set<ProjectionName> from,
            @Nullable Subject subject,
            Function<Snapshot, Content<T>> query) {
        Read<Content<T>> read = read(wish, from, subject, query);
        Content<T> content = read.value();
        return new Answer<T>(
                        read.snapshot().position(from),
                        json.writeValueAsBytes(content.view()),
                        content.version() == null ? null : "\"" + content.version() + "\"",
                        content.stable(),
                        content.link(),
                        null)
                .following(wish);
    }

    /** As {@link #answer}, for what is not sent as it is. */
    public <T> Read<T> read(Freshness wish, Set<ProjectionName> from, Function<Snapshot, T> query) {
        return read(wish, from, null, query);
    }

    private <T> Read<T> read(
            Freshness wish,
            Set<ProjectionName> from,
            @Nullable Subject subject,
            Function<Snapshot, T> query) {
        if (!continuity.isReady()) {
            throw new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
        }
        long deadline = System.nanoTime() + wish.patience().toNanos();
        waitBefore(wish, from, deadline);
        while (true) {
            Attempt<T> attempt =
                    turns.take(
                            () ->
                                    snapshots.execute(
                                            status -> tryToRead(wish, from, subject, query)));
            if (attempt.read().isPresent()) {
                return attempt.read().get();
            }
            if (!positions.await(attempt.snapshot(), from, wish.atLeast(), deadline)) {
                throw new ProblemException(ErrorCode.PROJECTION_BEHIND).header("Retry-After", "1");
            }
        }
    }

    /**
     * Waits without a connection if the generation read last is known to be behind. Should another
     * have become the live one meanwhile, the attempt that follows tells.
     */
    private void waitBefore(Freshness wish, Set<ProjectionName> from, long deadline) {
        Snapshot known = latest;
        if (known != null && known.position(from) < wish.atLeast()) {
            positions.await(known, from, wish.atLeast(), deadline);
        }
    }

    private <T> Attempt<T> tryToRead(
            Freshness wish,
            Set<ProjectionName> from,
            @Nullable Subject subject,
            Function<Snapshot, T> query) {
        Snapshot snapshot = checkpoints.read(subject);
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
    private record Attempt<T>(Snapshot snapshot, Optional<Read<T>> read) {}

    /** What was read and from where. */
    public record Read<T>(Snapshot snapshot, T value) {}
}
