package io.taskledger.query.timetravel;

import io.taskledger.platform.auth.Caller;
import io.taskledger.query.platform.Deadline;
import io.taskledger.query.platform.Turns;
import io.taskledger.query.platform.Turns.Turn;

import java.util.function.Supplier;

/**
 * Who may fold the log now: a few at once, as each holds a chunk of it in memory, and one at a time
 * for each caller, so that one who asks for much takes nobody else's turn.
 */
final class FoldTurns {

    private final Turns turns;

    /**
     * @param most how many fold at once
     */
    FoldTurns(int most) {
        turns = new Turns(most, 1, most);
    }

    /**
     * @throws io.taskledger.platform.problem.ProblemException with {@code unavailable} if no turn
     *     came before the thread's deadline
     */
    <T> T take(Caller caller, Supplier<T> folding) {
        try (Turn turn =
                turns.await(caller.id(), Deadline.current()).orElseThrow(Deadline::exceeded)) {
            return folding.get();
        }
    }
}
