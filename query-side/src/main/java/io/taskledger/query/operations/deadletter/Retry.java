package io.taskledger.query.operations.deadletter;

import io.taskledger.api.operations.view.RetryView;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.operations.action.OperatorActions;
import io.taskledger.query.operations.deadletter.DeadLetters.Letter;
import io.taskledger.query.operations.deadletter.HeldLetters.Held;
import io.taskledger.query.operations.deadletter.ParkedStream.Part;
import io.taskledger.query.projection.CacheRest;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Applies the parked events of an aggregate again, part by part, each in a transaction of its own:
 * the projection stands still only while what was read before is folded. What is not applied stays
 * parked.
 */
@Component
final class Retry {

    /** No further part is begun then: a request must end. */
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final DeadLetters all;
    private final HeldLetters letters;
    private final ParkedEvents parked;
    private final LogReader log;
    private final CacheRest cache;
    private final OperatorActions actions;

    Retry(
            DeadLetters all,
            HeldLetters letters,
            ParkedEvents parked,
            LogReader log,
            CacheRest cache,
            OperatorActions actions) {
        this.all = all;
        this.letters = letters;
        this.parked = parked;
        this.log = log;
        this.cache = cache;
        this.actions = actions;
    }

    /**
     * @param view of this part
     * @param more whether the stream was longer than that
     */
    private record Done(RetryView view, boolean more) {

        boolean goesOn() {
            return more && view.applied() > 0 && view.error() == null;
        }
    }

    /** Throws as {@link HeldLetters#change}. */
    RetryView retry(ProjectionName projection, long id, Operator operator) {
        long begin = System.nanoTime();
        Letter letter = all.require(projection, id);
        String aggregate = letter.aggregateId();
        var stream = new ParkedStream(log, aggregate, parked.first(projection, aggregate));
        Part first = stream.next();
        Done done =
                letters.change(
                        projection, id, held -> retry(projection, held, stream, first, operator));
        int applied = done.view().applied();
        while (done.goesOn() && System.nanoTime() - begin < LONGEST.toNanos()) {
            Part part = stream.next();
            done =
                    letters.changeMore(
                            projection,
                            letter,
                            held -> retry(projection, held, stream, part, operator));
            applied += done.view().applied();
        }
        return new RetryView(applied, done.view().remaining(), done.view().error());
    }

    private Done retry(
            ProjectionName projection,
            Held held,
            ParkedStream stream,
            Part part,
            Operator operator) {
        Letter letter = held.letter();
        List<Fact> facts = new ArrayList<>(part.facts());
        boolean last = part.last();
        if (last) {
            // Nothing more can be parked now: what came meanwhile would be missing.
            Part since = stream.next();
            facts.addAll(since.facts());
            last = since.last();
        }
        Map<Integer, RetryView> results = new HashMap<>();
        for (int each : held.generations()) {
            results.put(each, parked.apply(projection, each, letter.aggregateId(), facts));
        }
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
        return new Done(result, !last);
    }
}
