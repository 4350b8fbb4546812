package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.system.Api.Answer;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/** A task whose title is how often it was written, and the newest that anybody has seen of it. */
final class NumberedTask {

    private static final long MOST_COUNTED = 10_000;

    private final String path;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicReference<Seen> seen;
    private long written;

    /**
     * @param token of the answer; whoever sends it reads at least this number
     */
    record Seen(long number, String token) {

        long position() {
            return ConsistencyToken.decode(token).orElseThrow().position();
        }
    }

    NumberedTask(String path, String token) {
        this.path = path;
        this.seen = new AtomicReference<>(new Seen(0, token));
    }

    String path() {
        return path;
    }

    Seen seen() {
        return seen.get();
    }

    /** One after the other, so that numbers rise. */
    void write(Api api) throws IOException {
        writing.lock();
        try {
            long next = written + 1;
            Answer answer = api.patch(path, Map.of("title", Long.toString(next))).expect(200);
            written = next;
            saw(next, answer.consistencyToken());
        } finally {
            writing.unlock();
        }
    }

    /** Whoever reads after an answer does not see less than it said. */
    void check(String what, Seen least, JsonNode title, Answer answer) {
        long number = title.asLong();
        assertThat(number).as(what).isGreaterThanOrEqualTo(least.number());
        saw(number, answer.consistencyToken());
    }

    /** Every write is there now, once. */
    void checkHistory(Api api) throws IOException {
        Seen last = seen();
        Answer answer = api.get(path, "Consistency-Token", last.token(), "Prefer", "wait=10");
        check("task", last, answer.expect(200).json().get("title"), answer);
        JsonNode history =
                api.get(
                                path + "/history?size=1",
                                "Consistency-Token",
                                last.token(),
                                "Prefer",
                                "wait=10")
                        .expect(200)
                        .json();
        assertThat(history.at("/page/totalElements").asLong())
                .as("one creation and one entry for each write, as far as they are counted")
                .isEqualTo(Math.min(MOST_COUNTED, 1 + last.number()));
        assertThat(history.at("/content/0/version").asLong()).isEqualTo(1 + last.number());
    }

    static JsonNode titleAfter(JsonNode change) {
        return change.get("changes")
                .valueStream()
                .filter(each -> each.get("field").asString().equals("title"))
                .findFirst()
                .orElseThrow()
                .get("to");
    }

    private void saw(long number, String token) {
        seen.accumulateAndGet(new Seen(number, token), (a, b) -> a.number() >= b.number() ? a : b);
    }
}
