package io.taskledger.query.projection;

import java.util.List;

/**
 * Applies a batch as a whole. If the database refuses the data of one event, or one cannot be made
 * a row of, it is found by halving: it is parked with its aggregate, and all else applied. Other
 * errors of the database fail the batch.
 */
final class Sifting {

    private final Savepoints savepoints;
    private final Fold fold;

    Sifting(Savepoints savepoints, Fold fold) {
        this.savepoints = savepoints;
        this.fold = fold;
    }

    /** Applies facts, which go on where the last call ended; undone altogether if it throws. */
    interface Fold {

        /**
         * @param last whether these are the last of the batch
         */
        void apply(List<Fact> facts, boolean last, Parking parking);
    }

    void fold(List<Fact> facts, boolean last, Parking parking) {
        savepoints.begin();
        if (attempt(facts, last, parking)) {
            savepoints.keep();
        }
    }

    /**
     * As {@link #fold}, in a savepoint that has begun.
     *
     * @return whether it is still there
     */
    boolean attempt(List<Fact> facts, boolean last, Parking parking) {
        Parking attempt = parking.attempt();
        try {
            fold.apply(facts, last, attempt);
        } catch (RuntimeException thrown) {
            if (!DataError.is(thrown) || facts.isEmpty()) {
                throw thrown;
            }
            savepoints.takeBack();
            inParts(facts, last, parking, thrown);
            return false;
        }
        parking.take(attempt);
        return true;
    }

    private void inParts(List<Fact> facts, boolean last, Parking parking, RuntimeException thrown) {
        int half = facts.size() / 2;
        if (half > 0) {
            fold(facts.subList(0, half), false, parking);
            fold(facts.subList(half, facts.size()), last, parking);
        } else {
            parking.park(facts.getFirst(), thrown);
            if (last) {
                fold(List.of(), true, parking);
            }
        }
    }
}
