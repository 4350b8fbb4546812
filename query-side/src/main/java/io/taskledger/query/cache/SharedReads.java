package io.taskledger.query.cache;

import io.taskledger.platform.auth.Caller;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Subject;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets one caller's requests for the same thing that are under way together share one reading of
 * the read model. After a change the next look of every window at a page is a miss, all at once.
 */
final class SharedReads {

    private final Map<Question, Flight> underWay = new ConcurrentHashMap<>();

    /**
     * Callers share nothing with each other: whether each may see the answer is part of reading it.
     *
     * @param prefix of the tables that answer: nobody who knows of a switch joins a reading from
     *     before it
     */
    private record Question(String prefix, Caller caller, String request) {}

    /**
     * A reading under way.
     *
     * @param atLeast which position it may have to wait for
     */
    private record Flight(long atLeast, CompletableFuture<Answer<?>> answer) {

        boolean waitsForMoreThan(Freshness wish) {
            return atLeast > wish.atLeast();
        }

        /** Empty if the reading failed or took too long: that may be for reasons of its own. */
        @SuppressWarnings("unchecked")
        <T> Optional<Answer<T>> outcome(Freshness wish) {
            long until = atLeast == 0 ? wish.deadline() : wish.awaitedUntil();
            try {
                return Optional.of(
                        (Answer<T>) answer.get(until - System.nanoTime(), TimeUnit.NANOSECONDS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | CancellationException | TimeoutException e) {
                // Said by the one who met it.
            }
            return Optional.empty();
        }
    }

    /**
     * The answer of a reading that is under way, if it turns out fresh enough, or else of one's
     * own. Nobody waits for another's wish: only a reading that waits for no newer position than
     * one's own is joined, and one's own patience holds.
     */
    <T> Answer<T> answer(
            String prefix, Subject subject, Freshness wish, Supplier<Answer<T>> reading) {
        Question question = new Question(prefix, subject.caller(), subject.request());
        Flight mine = new Flight(wish.atLeast(), new CompletableFuture<>());
        Flight joined =
                underWay.compute(
                        question,
                        (asked, there) ->
                                there == null || there.waitsForMoreThan(wish) ? mine : there);
        if (joined == mine) {
            return lead(question, mine, reading);
        }
        return joined.<T>outcome(wish)
                .filter(answer -> answer.position() >= wish.atLeast())
                .map(answer -> answer.following(wish))
                .orElseGet(reading);
    }

    private <T> Answer<T> lead(Question question, Flight mine, Supplier<Answer<T>> reading) {
        try {
            Answer<T> answer = reading.get();
            mine.answer().complete(answer);
            return answer;
        } finally {
            underWay.remove(question, mine);
            mine.answer().cancel(false); // Without effect on an answer.
        }
    }
}
