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
import java.util.function.Supplier;

/**
 * Lets one caller's requests for the same thing that are under way together share one reading of
 * the read model. After a change the next look of every window at a page is a miss, all at once.
 */
final class SharedReads {

    private final Map<Question, CompletableFuture<Answer<?>>> underWay = new ConcurrentHashMap<>();

    /**
     * Callers share nothing with each other: whether each may see the answer is part of reading it.
     *
     * @param prefix of the tables that answer: nobody who knows of a switch joins a reading from
     *     before it
     */
    private record Question(String prefix, Caller caller, String request) {}

    /**
     * The answer of a reading that is under way, if it turns out fresh enough, or else of one's
     * own. What is asked of the reading that others share must not take long for the sake of one:
     * whoever has to wait for a position reads alone.
     */
    <T> Answer<T> answer(
            String prefix, Subject subject, Freshness wish, Supplier<Answer<T>> reading) {
        Question question = new Question(prefix, subject.caller(), subject.request());
        CompletableFuture<Answer<?>> mine = new CompletableFuture<>();
        CompletableFuture<Answer<?>> theirs = underWay.putIfAbsent(question, mine);
        if (theirs == null) {
            return lead(question, mine, reading);
        }
        return SharedReads.<T>outcome(theirs)
                .filter(answer -> answer.position() >= wish.atLeast())
                .map(answer -> answer.following(wish))
                .orElseGet(reading);
    }

    private <T> Answer<T> lead(
            Question question, CompletableFuture<Answer<?>> mine, Supplier<Answer<T>> reading) {
        try {
            Answer<T> answer = reading.get();
            mine.complete(answer);
            return answer;
        } finally {
            underWay.remove(question);
            mine.cancel(false); // Without effect on an answer; else the others read by themselves.
        }
    }

    /** Empty if the other reading failed: that may have been for reasons of its own. */
    @SuppressWarnings("unchecked")
    private static <T> Optional<Answer<T>> outcome(CompletableFuture<Answer<?>> theirs) {
        try {
            return Optional.of((Answer<T>) theirs.get());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException e) {
            // Said by the one who met it.
        }
        return Optional.empty();
    }
}
