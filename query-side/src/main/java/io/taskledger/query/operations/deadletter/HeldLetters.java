package io.taskledger.query.operations.deadletter;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.operations.deadletter.DeadLetters.Letter;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.CacheRest;
import io.taskledger.query.projection.CacheRest.Rest;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * Lets one parked event be changed in every generation that is kept in step, so that going back or
 * on to another generation does not undo it.
 */
@Component
final class HeldLetters {

    private static final int ATTEMPTS = 3;

    private final DeadLetters letters;
    private final BatchRunner batches;
    private final CacheRest cache;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    HeldLetters(
            DeadLetters letters,
            BatchRunner batches,
            CacheRest cache,
            @Qualifier("projections") DataSource source,
            TransactionTemplate transactions) {
        this.letters = letters;
        this.batches = batches;
        this.cache = cache;
        this.jdbc = JdbcClient.create(source);
        this.transactions = transactions;
    }

    /**
     * One of the live generation, while nothing more is parked or applied.
     *
     * @param generations that this instance can fold, the letter's among them
     */
    record Held(Letter letter, List<Integer> generations) {}

    /**
     * Changes the contents in a transaction, while no instance answers from the cache. The change
     * says itself that there are new contents.
     *
     * @throws ProblemException with {@code not_found}; with {@code wrong_state} if another version
     *     than this instance's folds the live generation; with {@code unavailable} if others change
     *     the projection all the time
     */
    <T> T change(ProjectionName projection, long id, Function<Held, T> change) {
        letters.require(projection, id);
        return resting(projection, () -> change.apply(hold(projection, id)));
    }

    /** As {@link #change}, once more: the letter need not be there any longer. */
    <T> T changeMore(ProjectionName projection, Letter letter, Function<Held, T> change) {
        return resting(projection, () -> change.apply(held(lock(projection), letter)));
    }

    private Held hold(ProjectionName projection, long id) {
        List<Integer> generations = lock(projection);
        return held(generations, letters.require(projection, id));
    }

    /** What this instance cannot fold it neither applies nor gives up. */
    private static Held held(List<Integer> generations, Letter letter) {
        if (!generations.contains(letter.generation())) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The live generation has another fold than this instance");
        }
        return new Held(letter, generations);
    }

    private <T> T resting(ProjectionName projection, Supplier<T> change) {
        Rest rest = cache.begin(projection);
        for (int i = 0; i < ATTEMPTS; i++) {
            Rest now = rest;
            Optional<T> result =
                    transactions.execute(
                            status ->
                                    cache.holds(now)
                                            ? Optional.of(change.get())
                                            : Optional.empty());
            if (result.isPresent()) {
                return result.get();
            }
            rest = cache.begin(projection);
        }
        throw new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
    }

    /**
     * The generations this instance can fold, and none of them moves until the transaction ends.
     */
    private List<Integer> lock(ProjectionName projection) {
        return jdbc.sql(
                        """
                        select c.generation
                        from   projection_checkpoint c
                        join   projection_generation g using (projection, generation)
                        where  c.projection = ? and g.followed and g.version = ?
                        order  by c.generation
                        for    update of c
                        """)
                .param(projection.text())
                .param(batches.projection(projection).version())
                .query(Integer.class)
                .list();
    }
}
