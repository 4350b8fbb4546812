package io.taskledger.query.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Answers;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Query;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.reading.Subject;

import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * Answers from the cache what can be proved to be what the read model would answer now, and leaves
 * all else to the answers behind it.
 */
final class CachedAnswers implements Answers {

    private final Answers source;
    private final LastChanges changes;
    private final Stamps stamps;
    private final CurrentTables tables;
    private final Admissions admissions;
    private final Pages pages;
    private final SharedReads shared = new SharedReads();
    private final Counter hits;
    private final Counter misses;

    CachedAnswers(
            Answers source,
            LastChanges changes,
            Stamps stamps,
            CurrentTables tables,
            Admissions admissions,
            Pages pages,
            MeterRegistry meters) {
        this.source = source;
        this.changes = changes;
        this.stamps = stamps;
        this.tables = tables;
        this.admissions = admissions;
        this.pages = pages;
        this.hits = meters.counter("taskledger.cache.requests", "result", "hit");
        this.misses = meters.counter("taskledger.cache.requests", "result", "miss");
    }

    @Override
    public <T> Answer<T> answer(Freshness wish, Subject subject, Query<T> query) {
        Stamp stamp = Stamp.of(subject, changes);
        String prefix = tables.prefix();
        if (stamp == null || prefix == null || stamp.seen().position() < wish.atLeast()) {
            misses.increment();
            return read(wish, subject, query);
        }
        if (admissions.admits(prefix, subject, stamp)) {
            Optional<Answer<T>> found =
                    pages.get(PageKey.of(prefix, subject, stamp)).flatMap(StoredAnswer::answer);
            if (found.isPresent()) {
                hits.increment();
                return found.get().following(wish);
            }
        }
        misses.increment();
        return shared.answer(prefix, subject, wish, () -> read(wish, subject, query));
    }

    /**
     * Reads, learns the stamp in the same snapshot, and keeps the answer if both belong together.
     */
    private <T> Answer<T> read(Freshness wish, Subject subject, Query<T> query) {
        AtomicReference<Stamps.@Nullable Told> told = new AtomicReference<>();
        Answer<T> answer =
                source.answer(
                        wish,
                        subject,
                        questions -> {
                            Function<Snapshot, Content<T>> contents = query.ask(questions);
                            Function<Snapshot, Stamps.Told> telling =
                                    stamps.ask(questions, subject);
                            return snapshot -> {
                                Content<T> content = contents.apply(snapshot);
                                told.set(telling.apply(snapshot));
                                return content;
                            };
                        });
        Stamps.Told last = Objects.requireNonNull(told.get());
        stamps.learn(last);
        Stamp stamp = Stamp.of(subject, changes);
        String prefix = last.prefix();
        if (stamp != null && prefix != null && stamp.isOf(answer.position())) {
            admissions.admit(prefix, subject, stamp);
            pages.put(
                    PageKey.of(prefix, subject, stamp),
                    StoredAnswer.bytes(answer),
                    () -> stamp.hasChangesOf(Stamp.of(subject, changes)));
        }
        return answer;
    }
}
