package io.taskledger.query.operations.rebuild;

import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.tail.PositionToken;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.CheckpointTokenStore;
import io.taskledger.query.projection.Continuity;
import io.taskledger.query.projection.DivergedException;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;

import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;

/**
 * Folds a generation on, batch by batch, through the same checkpoint and the same fold as the
 * processors that follow it later, so that it can be stopped at an exact position. While this holds
 * the claim no one else can commit to the generation.
 */
final class CatchUp {

    private static final int SEGMENT = 0;

    private final Rebuild rebuild;
    private final Lease lease;
    private final CheckpointTokenStore checkpoints;
    private final LogReader events;
    private final Continuity continuity;
    private final BatchRunner batches;
    private final TransactionTemplate transactions;
    private final int batchSize;
    private long position;

    /**
     * Claims the generation's checkpoint.
     *
     * @throws org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException if another
     *     living instance holds it
     */
    CatchUp(
            Rebuild rebuild,
            Lease lease,
            CheckpointTokenStore checkpoints,
            LogReader events,
            Continuity continuity,
            BatchRunner batches,
            TransactionTemplate transactions,
            int batchSize) {
        this.rebuild = rebuild;
        this.lease = lease;
        this.checkpoints = checkpoints;
        this.events = events;
        this.continuity = continuity;
        this.batches = batches;
        this.transactions = transactions;
        this.batchSize = batchSize;
        this.position = checkpoints.fetchToken(name(), SEGMENT).position().orElseThrow();
    }

    long position() {
        return position;
    }

    /** Folds up to the head of the log, or to a batch of it. */
    void toHead() {
        long head = events.head();
        long before;
        do {
            before = position;
            to(head);
            head = events.head();
        } while (position > before && head - position >= batchSize);
    }

    /**
     * Folds exactly up to a position; nothing if it is there or beyond, less if the log ends
     * before.
     *
     * @throws DivergedException if the log is not the one any more that the generation is made from
     */
    void to(long target) {
        int folded = 1;
        while (position < target && folded > 0) {
            folded = fold((int) Math.min(batchSize, target - position));
        }
    }

    /** Says that this goes on, while something else takes its time. */
    void extendClaim() {
        checkpoints.extendClaim(name(), SEGMENT);
    }

    private int fold(int most) {
        lease.check();
        long before = position;
        long end = Math.min(events.head(), before + most);
        if (end <= before) {
            return 0;
        }
        List<Fact> facts =
                events.after(before, most).stream()
                        .filter(event -> event.position() <= end)
                        .map(Facts::of)
                        .toList();
        // The log may have been replaced by one that is as long by now.
        continuity.requireStill(rebuild.projection(), rebuild.generation());
        // What an upcaster made nothing of is passed as well.
        long reached = facts.isEmpty() ? end : facts.getLast().position();
        transactions.executeWithoutResult(
                status -> {
                    checkpoints.storeToken(new PositionToken(reached), name(), SEGMENT);
                    if (!facts.isEmpty()) {
                        batches.run(rebuild.projection(), rebuild.generation(), facts);
                    }
                });
        position = reached;
        return (int) (reached - before);
    }

    private String name() {
        return rebuild.projection().text();
    }
}
