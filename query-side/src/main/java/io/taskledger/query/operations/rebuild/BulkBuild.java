package io.taskledger.query.operations.rebuild;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.StreamPart;
import io.taskledger.eventlog.read.StreamPlace;
import io.taskledger.query.operations.rebuild.Segments.Segment;
import io.taskledger.query.platform.LongWork;
import io.taskledger.query.projection.BatchRunner;
import io.taskledger.query.projection.BatchRunner.Building;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Facts;
import io.taskledger.query.projection.ProcessorFactory;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Folds segments of the log into tables that have no indexes yet. It reads streams, aggregate by
 * aggregate, so each row is folded to its last state in memory and written once, by COPY. A chunk,
 * which is committed as a whole, is of whole streams; one that is too long for the memory comes in
 * parts.
 */
@Component
final class BulkBuild {

    private static final Logger log = LoggerFactory.getLogger(BulkBuild.class);
    private static final long LONGEST_REST = 1_500_000_000;

    /** A large chunk on a busy server; one that is frozen in the middle is ended then. */
    private static final Duration LONGEST_COPY = Duration.ofSeconds(60);

    private final LogReader events;
    private final Segments segments;
    private final BatchRunner batches;
    private final Rebuilds rebuilds;
    private final TransactionTemplate transactions;
    private final LongWork longWork;
    private final RebuildSettings settings;
    private final Traffic traffic;
    private final String node;
    private final Set<Thread> workers = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch stopping = new CountDownLatch(1);

    BulkBuild(
            LogReader events,
            Segments segments,
            BatchRunner batches,
            Rebuilds rebuilds,
            TransactionTemplate transactions,
            LongWork longWork,
            RebuildSettings settings,
            Traffic traffic,
            ProcessorFactory processors) {
        this.events = events;
        this.segments = segments;
        this.batches = batches;
        this.rebuilds = rebuilds;
        this.transactions = transactions;
        this.longWork = longWork;
        this.settings = settings;
        this.traffic = traffic;
        this.node = processors.node();
    }

    /** Has this instance take part in it, unless it is as busy with rebuilds as it may be. */
    void takePart(Rebuild rebuild) {
        while (!isStopping() && workers.size() < settings.threads()) {
            Optional<Segment> segment =
                    segments.claim(rebuild.id(), node + "/" + count.incrementAndGet());
            if (segment.isEmpty()) {
                return;
            }
            Thread worker =
                    Thread.ofPlatform()
                            .daemon()
                            .name("rebuild-" + rebuild.generation() + "-", count.get())
                            .unstarted(() -> work(rebuild, segment.get()));
            workers.add(worker);
            worker.start();
        }
    }

    /** Ends after the parts under way and lets others go on. */
    void stop() {
        stopping.countDown();
        for (Thread worker : workers) {
            try {
                worker.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void work(Rebuild rebuild, Segment first) {
        try {
            Optional<Segment> segment = Optional.of(first);
            while (segment.isPresent()) {
                segment =
                        fold(rebuild, segment.get())
                                ? segments.claim(rebuild.id(), segment.get().owner())
                                : Optional.empty();
            }
        } catch (RuntimeException | Error e) { // an error too: what is not let go of looks dead
            log.warn("Rebuild {} failed in bulk and tries again", rebuild.id(), e);
            report(rebuild, first.owner(), e);
        } finally {
            workers.remove(Thread.currentThread());
        }
    }

    /** Whether the segment was finished; if not, it is not ours any more. */
    private boolean fold(Rebuild rebuild, Segment segment) {
        Segment left = segment;
        long answered = traffic.answered();
        while (!isStopping()) {
            long begin = System.nanoTime();
            Optional<StreamPart> done = commit(rebuild, left);
            if (done.isEmpty()) {
                break;
            }
            if (done.get().last()) {
                return true;
            }
            left = left.after(done.get().upTo().aggregateId());
            long before = answered;
            answered = traffic.answered();
            if (answered > before) {
                rest(System.nanoTime() - begin);
            }
        }
        segments.release(rebuild.id(), left.owner());
        return false;
    }

    /** Leaves processor and database to the requests. Shorter than it takes to lose the claim. */
    private void rest(long chunkNanos) {
        try {
            stopping.await(Math.min(chunkNanos * settings.rest(), LONGEST_REST), NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopping.countDown();
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }

    /**
     * Copies the next chunk of a segment.
     *
     * @return the last part of it; empty if the segment is not ours any more, or is to wait
     */
    private Optional<StreamPart> commit(Rebuild rebuild, Segment segment) {
        return transactions.execute(
                status -> {
                    longWork.allow(LONGEST_COPY);
                    Optional<StreamPart> done = copy(rebuild, segment);
                    if (done.isEmpty()) {
                        status.setRollbackOnly();
                    }
                    return done;
                });
    }

    /** Holds the segment also while the log is read, which may keep it waiting. */
    private Optional<StreamPart> copy(Rebuild rebuild, Segment segment) {
        Building building = batches.build(rebuild.projection(), rebuild.generation());
        StreamPlace place = StreamPlace.before(segment.rest());
        long rows = 0;
        while (!isStopping() && segments.hold(segment)) {
            StreamPart part = read(rebuild, segment, place);
            place = part.upTo();
            rows += part.rows();
            if (place.isEndOfStream()) {
                return end(rebuild, segment, building, part, rows);
            }
            building.add(facts(part), false);
        }
        return Optional.empty();
    }

    private Optional<StreamPart> end(
            Rebuild rebuild, Segment segment, Building building, StreamPart part, long rows) {
        if (!segments.advance(segment, part.upTo().aggregateId(), rows, part.last())) {
            return Optional.empty();
        }
        building.add(facts(part), true);
        rebuilds.clearFailure(rebuild.id());
        return Optional.of(part);
    }

    private StreamPart read(Rebuild rebuild, Segment segment, StreamPlace after) {
        return events.streams(segment.rest(), after, rebuild.bulkPosition(), settings.chunk());
    }

    private static List<Fact> facts(StreamPart part) {
        return part.events().stream().map(Facts::of).toList();
    }

    private void report(Rebuild rebuild, String owner, Throwable cause) {
        try {
            rebuilds.reportFailure(rebuild.id(), cause);
            segments.release(rebuild.id(), owner);
        } catch (DataAccessException e) {
            log.debug("The failure of {} could not be reported", rebuild.id(), e);
        }
    }
}
