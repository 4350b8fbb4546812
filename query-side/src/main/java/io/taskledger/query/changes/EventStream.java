package io.taskledger.query.changes;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.eventlog.LogMark;
import io.taskledger.platform.consistency.TokenWriter;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;

/**
 * One client's stream of changes, in the format of server-sent events. It reads from the buffer
 * that all streams share; a client that is too slow for it, or comes with what this log does not
 * have, is told by an event {@code reset} to read everything again, and then hears what follows.
 */
final class EventStream {

    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** How soon it sees that it is over. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** What comes within it is looked at together: so many streams cost little under load. */
    private static final long PACE_MILLIS = 20;

    private static final int PAGE = 500;

    private final OutputStream out;
    private final JsonMapper json;
    private final TokenWriter tokens;
    private final ChangeBuffer changes;
    private final LongFunction<Sight> sights;
    private final Instant end;
    private final Duration heartbeat;
    private long lastWritten = System.nanoTime();

    /**
     * @param sights reads what the caller may see, at or past a position
     * @param end when the caller's token expires
     * @param heartbeat longest silence
     */
    EventStream(
            OutputStream out,
            JsonMapper json,
            TokenWriter tokens,
            ChangeBuffer changes,
            LongFunction<Sight> sights,
            Instant end,
            Duration heartbeat) {
        this.out = out;
        this.json = json;
        this.tokens = tokens;
        this.changes = changes;
        this.sights = sights;
        this.end = end;
        this.heartbeat = heartbeat;
    }

    /**
     * Sends what happens until the client, its token or the service ends.
     *
     * @param seen what the client has; null to begin now
     */
    void run(@Nullable LogMark seen, BooleanSupplier open)
            throws IOException, InterruptedException {
        ChangeBuffer.Start start = seen == null ? changes.end() : after(seen);
        long place = start.place();
        LogMark mark = start.mark();
        Sight sight = null;
        while (open.getAsBoolean() && Instant.now().isBefore(end)) {
            List<Change> next = place == ChangeBuffer.LOST ? null : changes.from(place, PAGE);
            if (next == null) {
                start = changes.end();
                place = start.place();
                mark = start.mark();
                sight = null;
                reset(mark);
                continue;
            }
            if (sight == null) {
                sight = sightFrom(place);
                if (sight != null) {
                    beat(Duration.ZERO, mark);
                }
                continue;
            }
            if (sight.isEnded()) {
                return;
            }
            for (Change change : next) {
                mark = change.mark();
                place++;
                if (sight.admits(change)) {
                    send(change);
                }
            }
            beat(heartbeat, mark);
            if (next.isEmpty()) {
                changes.awaitFrom(place, LOOK_NANOS);
            } else if (next.size() < PAGE) {
                TimeUnit.MILLISECONDS.sleep(PACE_MILLIS);
            }
        }
    }

    private ChangeBuffer.Start after(LogMark seen) {
        return new ChangeBuffer.Start(changes.placeAfter(seen), seen);
    }

    /**
     * What the caller may see at a place. Who joined or left after the state that it is read from
     * is learnt from the changes since; null if they were lost meanwhile.
     */
    private @Nullable Sight sightFrom(long place) {
        Sight sight = sights.apply(changes.floor().position());
        long known = changes.placeAfter(sight.knownAt());
        while (known != ChangeBuffer.LOST && known < place) {
            List<Change> since = changes.from(known, (int) Math.min(PAGE, place - known));
            if (since == null) {
                return null;
            }
            since.forEach(sight::learn);
            known += since.size();
        }
        return known == ChangeBuffer.LOST ? null : sight;
    }

    private void send(Change change) throws IOException {
        ConsistencyToken token = token(change.mark());
        write(
                "event: change\nid: %s\ndata: %s\n\n"
                        .formatted(
                                tokens.eventId(token),
                                json.writeValueAsString(change.notice(tokens.text(token)))));
    }

    private void reset(LogMark present) throws IOException {
        ConsistencyToken token = token(present);
        write(
                "event: reset\nid: %s\ndata: %s\n\n"
                        .formatted(
                                tokens.eventId(token),
                                json.writeValueAsString(Map.of("token", tokens.text(token)))));
    }

    /** Tells both ends now and then that the other is there, and the client how far it is. */
    private void beat(Duration silence, LogMark scanned) throws IOException {
        if (System.nanoTime() - lastWritten >= silence.toNanos()) {
            write(":\nid: %s\n\n".formatted(tokens.eventId(token(scanned))));
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        lastWritten = System.nanoTime();
    }

    private static ConsistencyToken token(LogMark mark) {
        return new ConsistencyToken(mark.position(), mark.fingerprint());
    }
}
