package io.taskledger.eventlog.tail;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.append.KeptConnections;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.read.EventDecoder;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.LogReader;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import javax.sql.DataSource;

/**
 * Follows the log. One thread listens for notifications, and every 250 ms looks for itself; new
 * events are read once and deserialised once for all streams, which are woken within milliseconds.
 * A stream that is far behind reads for itself until it has caught up; of a great many events that
 * come at once only the last ones are read for all. Lost connections heal, but streams end with
 * {@link LogReplacedException} if the log behind them is another one by then, which is noticed
 * within about a second.
 */
public final class LogTail
        implements StreamableMessageSource<TrackedEventMessage<?>>, AutoCloseable {

    /** The last so many events are shared by all streams; whoever is behind reads for itself. */
    static final int RECENT = 8_192;

    private final KeptConnections connections;
    private final LogReader reader;
    private final EventDecoder decoder;

    /** Characters of them, so that large events leave the heap to others. */
    private static final long ROOM = 8 << 20;

    private final RecentSlots recent = new RecentSlots(RECENT, ROOM);
    private final Set<TailStream> streams = ConcurrentHashMap.newKeySet();
    private final LogMarks marks;
    private final TailThread thread;
    // Not a monitor: waiting in one would pin virtual threads on JDK 21.
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private volatile long head;
    private volatile int log;

    /**
     * Starts to follow, whether or not the database is there yet.
     *
     * @param dataSource connections as {@code query_app} or {@code command_app}, best {@link
     *     io.taskledger.eventlog.EventLogDataSource#unpooled}: one to listen, and as many as
     *     streams were ever far behind at once, all of them kept
     */
    public LogTail(DataSource dataSource, JsonEventSerializer serializer) {
        this.connections = new KeptConnections(dataSource);
        this.reader = new LogReader(connections, serializer);
        this.decoder = new EventDecoder(serializer);
        this.marks = new LogMarks(this, connections);
        this.thread = new TailThread(dataSource, RECENT, this::start, this::accept, this::replaced);
        thread.start();
    }

    /** The last position that streams of this instance can see; 0 before the first connection. */
    public long head() {
        return head;
    }

    /** What is known of which event stands where. */
    public LogMarks marks() {
        return marks;
    }

    /** False after its thread died of an error, until it has read the log again. */
    public boolean isFollowing() {
        return !thread.isDown();
    }

    /**
     * Whether the log has answered the tail within this time. The tail asks every 250 ms on a
     * connection of its own, so callers who use up a pool do not change the answer.
     */
    public boolean hasHeardWithin(Duration time) {
        return thread.hasHeardWithin(time);
    }

    /** Whether a stream that has come so far has to read for itself what follows. */
    public boolean isFarBehind(long position) {
        return head - position > RECENT;
    }

    /** Opens a stream; closing the tail ends it too. */
    @Override
    public BlockingStream<TrackedEventMessage<?>> openStream(
            @Nullable TrackingToken trackingToken) {
        var stream = new TailStream(this, PositionToken.positionOf(trackingToken));
        streams.add(stream);
        return stream;
    }

    @Override
    public TrackingToken createTailToken() {
        return PositionToken.TAIL;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new PositionToken(reader.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant dateTime) {
        Instant justBefore = dateTime.truncatedTo(ChronoUnit.MICROS).minus(1, ChronoUnit.MICROS);
        return new PositionToken(reader.positionAt(justBefore));
    }

    @Override
    public void close() {
        thread.end();
        streams.forEach(TailStream::close);
        connections.close();
    }

    void closed(TailStream stream) {
        streams.remove(stream);
    }

    @Nullable Slot recent(long position) {
        return recent.get(position);
    }

    /** For streams that are far behind. */
    List<Slot> read(long position, int limit) {
        return reader.rowsAfter(position, limit).stream()
                .map(row -> new Slot(row, decoder))
                .toList();
    }

    /**
     * The first of certain types that follow a position up to another one; all if there are none.
     */
    List<Slot> read(long position, long upTo, Set<String> types, int limit) {
        return reader.rowsOf(types, position, upTo, limit).stream()
                .map(row -> new Slot(row, decoder))
                .toList();
    }

    /** Whether the log, as it is now, has this event. */
    boolean has(LogMark mark) {
        return reader.markAt(mark.position()).equals(mark);
    }

    LogReader reader() {
        return reader;
    }

    /** Waits until the head is beyond a position, or the time is over. */
    void awaitBeyond(long position, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (head <= position && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The log seems to be another one: the tail looks at once. */
    void doubt() {
        thread.doubt();
    }

    /** Incremented whenever the log turns out to have been replaced; at first 0. */
    public int log() {
        return log;
    }

    void requireSame(int opened) {
        if (opened != log) {
            throw new LogReplacedException();
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // written by the tail's thread alone
    private void replaced(LogMark there) {
        log++;
        recent.clear();
        start(there);
    }

    private void start(LogMark there) {
        marks.startsAt(there);
        moveTo(there.position());
    }

    private void accept(List<EventRow> rows) {
        rows.forEach(row -> recent.put(new Slot(row, decoder)));
        marks.follow(rows);
        moveTo(rows.getLast().position());
    }

    private void moveTo(long position) {
        lock.lock();
        try {
            head = position;
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        streams.forEach(TailStream::available);
    }
}
