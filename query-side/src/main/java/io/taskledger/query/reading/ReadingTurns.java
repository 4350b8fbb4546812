package io.taskledger.query.reading;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.admission.Places;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.platform.Turns;
import io.taskledger.query.platform.Turns.Turn;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * Lets as many read at once as there are connections. A pool alone lets newcomers overtake those
 * who wait, and under load some then wait for very long. One caller has a quarter of the turns, or
 * up to half of them while nobody else needs them: whoever asks for what takes long would else have
 * them all, and everybody behind them waits in vain.
 */
final class ReadingTurns {

    /** Readings that no request asks for. */
    private static final String NOBODY = "";

    private final Turns turns;
    private final Turns large;
    private final Duration patience;
    private final Places places;

    /**
     * @param most how many read at once
     * @param largeAtOnce how many make large answers at once, one for each caller
     * @param patience how long anyone waits for a turn
     * @param places know who asks
     */
    ReadingTurns(int most, int largeAtOnce, Duration patience, Places places) {
        this.turns = new Turns(most, Math.max(1, most / 4), most / 2);
        this.large = new Turns(largeAtOnce, 1, largeAtOnce);
        this.patience = patience;
        this.places = places;
    }

    /**
     * @param deadline of {@link System#nanoTime()}, by which the turn must have come
     * @throws ProblemException with {@code unavailable} if no turn came in time
     */
    <T> T take(long deadline, Supplier<T> reading) {
        return take(turns, deadline, reading);
    }

    /** The same for what may take much memory, and takes an ordinary turn besides. */
    <T> T takeLarge(long deadline, Supplier<T> reading) {
        return take(large, deadline, reading);
    }

    private <T> T take(Turns from, long deadline, Supplier<T> reading) {
        long now = System.nanoTime();
        long until = now + Math.min(patience.toNanos(), deadline - now);
        try (Turn turn =
                from.await(places.caller().orElse(NOBODY), until)
                        .orElseThrow(ReadingTurns::noTurn)) {
            return reading.get();
        }
    }

    private static ProblemException noTurn() {
        return new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
    }
}
