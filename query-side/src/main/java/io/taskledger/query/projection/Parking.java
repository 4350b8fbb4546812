package io.taskledger.query.projection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes aside, for one batch, the events that cannot be applied, and with each of them whatever
 * comes later of the same aggregate; all others flow.
 */
public final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

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
        if (parkedAggregates.contains(fact.aggregateId())) {
            letters.add(new DeadLetter(fact, "behind a parked event"));
            return;
        }
        try {
            fold.accept(fact);
        } catch (RuntimeException cause) {
            log.error("Event {} is parked with its aggregate", fact.position(), cause);
            parkedAggregates.add(fact.aggregateId());
            letters.add(new DeadLetter(fact, cause.toString()));
        }
    }

    List<DeadLetter> letters() {
        return letters;
    }
}
