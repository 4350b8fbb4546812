package io.taskledger.query.changes;

import io.taskledger.api.change.ChangeNotice;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One client's stream of changes, in the format of server-sent events. */
final class EventStream {

    static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int PAGE = 500;

    private final OutputStream out;
    private final JsonMapper json;
    private final Sight sight;
    private final Instant end;
    private final Duration heartbeat;
    private long position;
    private long lastWritten = System.nanoTime();

    /**
     * @param position the client has everything up to it
     * @param end when the caller's token expires
     * @param heartbeat longest silence
     */
    EventStream(
            OutputStream out,
            JsonMapper json,
            Sight sight,
            long position,
            Instant end,
            Duration heartbeat) {
        this.out = out;
        this.json = json;
        this.sight = sight;
        this.position = position;
        this.end = end;
        this.heartbeat = heartbeat;
    }

    /**
     * Sends what the log has up to the position. Who joined or left a project after the state that
     * the sight is from is learnt on the way, also from events that the client has already.
     */
    void catchUp(LogReader log, long upTo) throws IOException {
        long read = Math.min(position, sight.knownAt());
        while (read < upTo && !isOver()) {
            List<RecordedEvent> page = log.after(read, PAGE);
            if (page.isEmpty()) {
                return;
            }
            for (RecordedEvent event : page) {
                if (event.position() <= upTo) {
                    take(Facts.of(event));
                }
            }
            read = page.getLast().position();
            beat();
        }
    }

    private void take(Fact fact) throws IOException {
        if (fact.position() > position) {
            send(fact);
        } else {
            sight.admits(fact);
        }
    }

    /** Sends what happens until the client, its token or the subscription ends. */
    void follow(Subscriber subscriber) throws IOException, InterruptedException {
        beat(Duration.ZERO);
        while (!subscriber.isCutOff() && !isOver()) {
            @Nullable Fact fact = subscriber.next(LOOK);
            if (fact != null && fact.position() > position) {
                send(fact);
            }
            beat();
        }
    }

    private boolean isOver() {
        return sight.isEnded() || !Instant.now().isBefore(end);
    }

    private void send(Fact fact) throws IOException {
        position = fact.position();
        if (!sight.admits(fact)) {
            return;
        }
        ChangeNotice notice =
                new ChangeNotice(
                        fact.position(),
                        fact.at(),
                        fact.actor(),
                        fact.eventName(),
                        fact.aggregateType(),
                        fact.aggregateId(),
                        fact.projectId(),
                        fact.version(),
                        new ConsistencyToken(fact.position(), fact.mark().fingerprint()).encoded());
        write(
                "event: change\nid: %d\ndata: %s\n\n"
                        .formatted(fact.position(), json.writeValueAsString(notice)));
    }

    /** A comment now and then tells both ends that the other is there. */
    private void beat() throws IOException {
        beat(heartbeat);
    }

    private void beat(Duration silence) throws IOException {
        if (System.nanoTime() - lastWritten >= silence.toNanos()) {
            write(":\n\n");
        }
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        lastWritten = System.nanoTime();
    }
}
