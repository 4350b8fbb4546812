package io.taskledger.query.projection;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes aside, for one batch, the events that cannot be applied, and with each of them whatever
 * comes later of the same aggregate; all others flow.
 */
public final class Parking {

    private final Set<String> parkedAggregates;
    private final List<DeadLetter> letters = new ArrayList<>();

    /**
     * @param parkedAggregates those that earlier batches have parked
     */
    public Parking(Set<String> parkedAggregates) {
        this.parkedAggregates = new HashSet<>(parkedAggregates);
    }

    /**
     * Runs a fold, which touches memory only: whatever it throws is the event's fault and parks its
     * aggregate.
     */
    public void run(Fact fact, Consumer<Fact> fold) {
        result(
                fact,
                each -> {
                    fold.accept(each);
                    return true;
                });
    }

    /** As {@link #run}, for a fold that makes something; empty for a fact that is parked. */
    public <T> Optional<T> result(Fact fact, Function<Fact, T> fold) {
        if (parkedAggregates.contains(fact.aggregateId())) {
            letters.add(DeadLetter.behind(fact));
            return Optional.empty();
        }
        try {
            return Optional.of(fold.apply(fact));
        } catch (RuntimeException cause) {
            park(fact, cause);
            return Optional.empty();
        }
    }

    void park(Fact fact, RuntimeException cause) {
        parkedAggregates.add(fact.aggregateId());
        letters.add(DeadLetter.of(fact, cause));
    }

    /** For a part of the batch that may have to be taken back; knows what is parked by now. */
    Parking attempt() {
        return new Parking(parkedAggregates);
    }

    /** The attempt counts. */
    void take(Parking attempt) {
        parkedAggregates.addAll(attempt.parkedAggregates);
        letters.addAll(attempt.letters);
    }

    List<DeadLetter> letters() {
        return letters;
    }

    /** Hands out what was parked since the last time. */
    List<DeadLetter> takeLetters() {
        List<DeadLetter> taken = List.copyOf(letters);
        letters.clear();
        return taken;
    }
}
