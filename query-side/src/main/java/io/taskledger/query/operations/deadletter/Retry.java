package io.taskledger.query.operations.deadletter;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.operations.view.RetryView;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.operations.deadletter.DeadLetters.Letter;
import io.taskledger.query.platform.Deadline;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.CacheRest;
import io.taskledger.query.projection.CacheRest.Rest;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

import javax.sql.DataSource;

/**
 * Applies the parked events of an aggregate again, or gives one of them up; in every generation
 * that is kept in step, so that going back or on to another generation does not undo it.
 */
@Component
final class Retry {

    private static final int ATTEMPTS = 3;

    /** Events folded together. */
    private static final int AT_ONCE = 100;

    private final DeadLetters letters;
    private final LogReader log;
    private final BatchRunner batches;
    private final CacheRest cache;
    private final OperatorActions actions;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Retry(
            DeadLetters letters,
            LogReader log,
            BatchRunner batches,
            CacheRest cache,
            OperatorActions actions,
            @Qualifier("projections") DataSource source,
            TransactionTemplate transactions) {
        this.letters = letters;
        this.log = log;
        this.batches = batches;
        this.cache = cache;
        this.actions = actions;
        this.jdbc = JdbcClient.create(source);
        this.transactions = transactions;
    }

    /**
     * Events are read from the log anew, so through the upcasters that there are now.
     *
     * @throws ProblemException with {@code not_found}; with {@code wrong_state} if another version
     *     than this instance's folds the live generation; with {@code unavailable} if others change
     *     the projection all the time
     */
    RetryView retry(ProjectionName projection, long id, Operator operator) {
        letters.require(projection, id);
        return resting(projection, () -> retryHeld(projection, id, operator));
    }

    /** Changes the contents in a transaction, while no instance answers from the cache. */
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

    private RetryView retryHeld(ProjectionName projection, long id, Operator operator) {
        List<Integer> generations = hold(projection);
        Letter letter = requireOfOneOf(generations, projection, id);
        Map<Integer, RetryView> results = new HashMap<>();
        generations.forEach(each -> results.put(each, retry(projection, each, letter)));
        RetryView result = Objects.requireNonNull(results.get(letter.generation()));
        cache.endWithNewContents(projection);
        actions.record(
                operator,
                OperatorAction.DEAD_LETTER_RETRIED,
                projection,
                letter.aggregateId(),
                Map.of(
                        "position", letter.position(),
                        "applied", result.applied(),
                        "remaining", result.remaining()));
        return result;
    }

    /**
     * Reads the events now that nothing more can be parked: one that came later would be missing. A
     * stream may be too long for the memory.
     */
    private RetryView retry(ProjectionName projection, int generation, Letter letter) {
        Set<Long> parked = parked(projection, generation, letter);
        BatchRunner.Again again = batches.again(projection, generation);
        SortedMap<Long, String> remaining = new TreeMap<>();
        List<Long> applied = new ArrayList<>();
        Iterator<Fact> facts =
                log.ofAggregate(letter.aggregateId(), 0)
                        .map(Facts::of)
                        .filter(each -> parked.contains(each.position()))
                        .iterator();
        while (facts.hasNext()) {
            Deadline.check();
            List<Fact> next = new ArrayList<>();
            while (facts.hasNext() && next.size() < AT_ONCE) {
                next.add(facts.next());
            }
            SortedMap<Long, String> failed = again.add(next);
            remaining.putAll(failed);
            next.stream()
                    .map(Fact::position)
                    .filter(each -> !failed.containsKey(each))
                    .forEach(applied::add);
        }
        remove(projection, generation, letter, applied);
        return new RetryView(
                applied.size(),
                remaining.size(),
                remaining.isEmpty() ? null : remaining.get(remaining.firstKey()));
    }

    private Set<Long> parked(ProjectionName projection, int generation, Letter letter) {
        return jdbc.sql(
                        """
                        select position
                        from   dead_letter
                        where  projection = ? and generation = ? and aggregate_id = ?
                        """)
                .param(projection.text())
                .param(generation)
                .param(letter.aggregateId())
                .query(Long.class)
                .set();
    }

    private void remove(
            ProjectionName projection, int generation, Letter letter, List<Long> applied) {
        jdbc.sql(
                        """
                        delete from dead_letter
                        where  projection = ? and generation = ? and aggregate_id = ? and position = any (?)
                        """)
                .param(projection.text())
                .param(generation)
                .param(letter.aggregateId())
                .param(applied.toArray(Long[]::new))
                .update();
    }

    /** What this instance cannot fold it neither applies nor gives up. */
    private Letter requireOfOneOf(List<Integer> generations, ProjectionName projection, long id) {
        Letter letter = letters.require(projection, id);
        if (!generations.contains(letter.generation())) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "The live generation has another fold than this instance");
        }
        return letter;
    }

    /**
     * The generations this instance can fold, and none of them moves until the transaction ends.
     */
    private List<Integer> hold(ProjectionName projection) {
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

    /**
     * The event stays in the log; what it changed is not in the projection. Throws as {@link
     * #retry}.
     */
    void evict(ProjectionName projection, long id, Operator operator) {
        letters.require(projection, id);
        resting(projection, () -> evictHeld(projection, id, operator));
    }

    private Letter evictHeld(ProjectionName projection, long id, Operator operator) {
        List<Integer> generations = hold(projection);
        Letter letter = requireOfOneOf(generations, projection, id);
        if (projection == ProjectionName.WORKSPACE && letter.event().equals(Visibility.REMOVAL)) {
            throw new ProblemException(
                    ErrorCode.WRONG_STATE,
                    "Who may see the project depends on it: retry it, or rebuild the projection.");
        }
        jdbc.sql(
                        """
                        delete from dead_letter
                        where  projection = :projection and generation in (:generations)
                        and    aggregate_id = :aggregate and position = :position
                        """)
                .param("projection", projection.text())
                .param("generations", generations)
                .param("aggregate", letter.aggregateId())
                .param("position", letter.position())
                .update();
        cache.endWithNewContents(projection);
        actions.record(
                operator,
                OperatorAction.DEAD_LETTER_EVICTED,
                projection,
                letter.aggregateId(),
                Map.of("position", letter.position(), "event", letter.event()));
        return letter;
    }
}
