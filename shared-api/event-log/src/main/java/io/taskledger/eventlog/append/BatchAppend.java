package io.taskledger.eventlog.append;

import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings each caller of a batch to an outcome, whatever happens to the database. */
final class BatchAppend {

    /**
     * No attempt begins later than so long before a caller's deadline: about what it may take to
     * wait for the lock, so that who waits in vain is told in time that nothing happened.
     */
    private static final long LAST_ATTEMPT = Duration.ofSeconds(1).toNanos();

    private final BatchCall call;
    private final AppendObserver observer;

    BatchAppend(BatchCall call, AppendObserver observer) {
        this.call = call;
        this.observer = observer;
    }

    /** Those who came just now have one attempt at least. */
    void run(List<Waiter> callers) {
        run(callers, false);
    }

    private void run(List<Waiter> callers, boolean inDoubt) {
        long start = System.nanoTime();
        boolean check = inDoubt;
        List<Waiter> left = inTime(callers, 2, null);
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            var batch = new Batch(left.stream().map(waiter -> waiter.append).toList());
            try {
                Optional<List<Outcome>> outcomes =
                        check ? Optional.of(call.checked(batch)) : call.optimistic(batch);
                if (outcomes.isPresent()) {
                    observer.appended(left.size(), batch.events(), System.nanoTime() - start);
                    complete(left, outcomes.get());
                    return;
                }
                observer.rejected(left.size());
            } catch (SQLException e) {
                if (!LogFailures.isPassing(e) && !BatchCall.isTaken(e)) {
                    eachAlone(left, check, e);
                    return;
                }
                if (!LogFailures.isUndone(e)) {
                    left.forEach(Waiter::doubt);
                }
                left = inTime(left, 1, e);
                observer.retried(attempt);
                LogFailures.pause(attempt);
            }
            // Where an answer was lost, only the checking path knows whether it was committed.
            check = true;
        }
    }

    /**
     * Those who have time for an attempt; the others have their outcome now.
     *
     * @param least part of the patience that is left by then, where that is short
     */
    private static List<Waiter> inTime(
            List<Waiter> callers, int least, @Nullable SQLException failure) {
        long now = System.nanoTime();
        var left = new ArrayList<Waiter>(callers.size());
        for (Waiter caller : callers) {
            if (caller.deadline - now >= Math.min(LAST_ATTEMPT, caller.patience / least)) {
                left.add(caller);
            } else {
                caller.giveUp("The log is out of reach", failure);
            }
        }
        return left;
    }

    /** One command that the database refuses must not fail its neighbours. */
    private void eachAlone(List<Waiter> callers, boolean inDoubt, SQLException refusal) {
        if (callers.size() == 1) {
            var failure = new EventStoreException("The log refused an append", refusal);
            callers.getFirst().complete(new Outcome.Failed(failure));
            return;
        }
        for (Waiter caller : callers) {
            run(List.of(caller), inDoubt);
        }
    }

    private static void complete(List<Waiter> callers, List<Outcome> outcomes) {
        for (int i = 0; i < callers.size(); i++) {
            callers.get(i).complete(outcomes.get(i));
        }
    }
}
