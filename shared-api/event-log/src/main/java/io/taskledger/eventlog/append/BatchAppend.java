package io.taskledger.eventlog.append;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a batch to an outcome for each of its commands, whatever happens to the database. */
final class BatchAppend {

    private final BatchCall call;
    private final AppendObserver observer;

    BatchAppend(BatchCall call, AppendObserver observer) {
        this.call = call;
        this.observer = observer;
    }

    /**
     * @param deadline in {@link System#nanoTime()}; there is always one attempt
     */
    List<Outcome> run(Batch batch, long deadline) {
        boolean check = false;
        for (int attempt = 1; ; attempt++) {
            try {
                Optional<List<Outcome>> outcomes =
                        check ? Optional.of(call.checked(batch)) : call.optimistic(batch);
                if (outcomes.isPresent()) {
                    return outcomes.get();
                }
                observer.rejected(batch.appends().size());
            } catch (SQLException e) {
                if (!LogFailures.isPassing(e)) {
                    return eachAlone(batch, deadline, e);
                }
                if (System.nanoTime() >= deadline) {
                    return all(batch, new LogUnavailableException("Log out of reach", e));
                }
                observer.retried(attempt);
                LogFailures.pause(attempt);
            }
            // Where an answer was lost, only the checking path knows whether it was committed.
            check = true;
        }
    }

    /** One command that the database refuses must not fail its neighbours. */
    private List<Outcome> eachAlone(Batch batch, long deadline, SQLException refusal) {
        if (batch.appends().size() == 1) {
            return all(batch, new EventStoreException("The log refused an append", refusal));
        }
        var outcomes = new ArrayList<Outcome>();
        for (Append append : batch.appends()) {
            outcomes.addAll(run(new Batch(List.of(append)), deadline));
        }
        return outcomes;
    }

    /** The same failure for each. */
    static List<Outcome> all(Batch batch, RuntimeException failure) {
        return batch.appends().stream().<Outcome>map(a -> new Outcome.Failed(failure)).toList();
    }
}
