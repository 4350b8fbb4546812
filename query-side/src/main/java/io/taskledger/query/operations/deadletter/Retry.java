package io.taskledger.query.operations.deadletter;

import io.taskledger.api.operations.view.RetryView;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.operations.deadletter.DeadLetters.Letter;
import io.taskledger.query.operations.deadletter.HeldLetters.Held;
import io.taskledger.query.platform.Deadline;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.CacheRest;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import javax.sql.DataSource;

/** Applies the parked events of an aggregate again. */
@Component
final class Retry {

    /** Events folded together. */
    private static final int AT_ONCE = 100;

    private final HeldLetters letters;
    private final LogReader log;
    private final BatchRunner batches;
    private final CacheRest cache;
    private final OperatorActions actions;
    private final JdbcClient jdbc;

    Retry(
            HeldLetters letters,
            LogReader log,
            BatchRunner batches,
            CacheRest cache,
            OperatorActions actions,
            @Qualifier("projections") DataSource source) {
        this.letters = letters;
        this.log = log;
        this.batches = batches;
        this.cache = cache;
        this.actions = actions;
        this.jdbc = JdbcClient.create(source);
    }

    /**
     * Events are read from the log anew, so through the upcasters that there are now. Throws as
     * {@link HeldLetters#change}.
     */
    RetryView retry(ProjectionName projection, long id, Operator operator) {
        return letters.change(projection, id, held -> retry(projection, held, operator));
    }

    private RetryView retry(ProjectionName projection, Held held, Operator operator) {
        Letter letter = held.letter();
        Map<Integer, RetryView> results = new HashMap<>();
        held.generations().forEach(each -> results.put(each, retry(projection, each, letter)));
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
}
