package io.taskledger.query.projection;

import io.taskledger.eventlog.append.LogUnavailableException;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.platform.health.Readiness;
import io.taskledger.query.platform.LongWork;
import io.taskledger.query.platform.Supervision;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Sees to it that no generation answers that was made from another log than the one that is there,
 * as after the log was restored to an earlier time and the read model was not. This instance
 * answers nothing before it has compared them once, and then compares every second. A generation
 * that has diverged is out of use on every instance, for good; a rebuild replaces a live one.
 */
public final class Continuity implements SmartLifecycle, Readiness {

    private static final Logger log = LoggerFactory.getLogger(Continuity.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** Every action of an operator that there ever was may have to be told again. */
    private static final Duration DECLARATION = Duration.ofMinutes(1);

    private final Standings standings;
    private final LogReader events;
    private final TransactionTemplate transactions;
    private final LongWork longWork;
    private final Supervision supervision;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean known;
    private @Nullable Thread thread;

    Continuity(
            Standings standings,
            LogReader events,
            TransactionTemplate transactions,
            LongWork longWork,
            Supervision supervision) {
        this.standings = standings;
        this.events = events;
        this.transactions = transactions;
        this.longWork = longWork;
        this.supervision = supervision;
    }

    @Override
    public String name() {
        return "log-continuity";
    }

    /** Whether what the read model says of its generations has been held against the log. */
    @Override
    public boolean isReady() {
        return known;
    }

    /** Before the processors and before requests. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        look();
        thread = supervision.start(Thread.ofVirtual().name("continuity"), this::run);
    }

    @Override
    public void stop() {
        // No interrupt: it would cut the connection of a virtual thread.
        stopping.countDown();
    }

    @Override
    public boolean isRunning() {
        return thread != null && stopping.getCount() > 0;
    }

    /**
     * Compares now, because a generation is about to be folded on.
     *
     * @throws DivergedException if it cannot be
     */
    public void require(ProjectionName projection, int generation) {
        standing(new Followed(projection, generation))
                .ifPresent(each -> reasonAgainst(each).ifPresent(reason -> refuse(each, reason)));
    }

    /**
     * As {@link #require}, in a transaction that ends for it, so whoever compares next says so. To
     * be called when the events to fold have been read: if the log still has then what the
     * generation has, they follow that, however long ago it was compared.
     */
    public void requireStill(ProjectionName projection, int generation) {
        standing(new Followed(projection, generation))
                .flatMap(this::reasonAgainst)
                .ifPresent(
                        reason -> {
                            throw new DivergedException(reason);
                        });
    }

    private Optional<Standing> standing(Followed wanted) {
        return standings.read().stream()
                .filter(each -> each.generation().equals(wanted))
                .findFirst();
    }

    private void refuse(Standing standing, String reason) {
        declare(standing, reason);
        throw new DivergedException(reason);
    }

    private void run() throws InterruptedException {
        while (!stopping.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
            look();
        }
    }

    private void look() {
        try {
            // The log only grows, so what is read from it afterwards has all that they have.
            for (Standing each : standings.read()) {
                reasonAgainst(each).ifPresent(reason -> declare(each, reason));
            }
            known = true;
        } catch (DataAccessException
                | CannotCreateTransactionException
                | LogUnavailableException e) {
            log.debug("The read model cannot be compared with the log now", e);
        } catch (RuntimeException e) {
            log.error("The read model cannot be compared with the log; trying again", e);
        }
    }

    private Optional<String> reasonAgainst(Standing standing) {
        Mark mark = standing.mark();
        if (mark != null && !isInTheLog(mark)) {
            return Optional.of(
                    "it has event %s at %d, which the log has not"
                            .formatted(mark.event(), mark.position()));
        }
        long head = events.head();
        return standing.position() > head
                ? Optional.of(
                        "it is at %d and the log ends at %d".formatted(standing.position(), head))
                : Optional.empty();
    }

    private boolean isInTheLog(Mark mark) {
        return mark.place().hasFingerprint()
                ? events.markAt(mark.position()).equals(mark.place())
                : events.rowsAfter(mark.position() - 1, 1).stream()
                        .map(Mark::of)
                        .anyMatch(
                                there ->
                                        there.position() == mark.position()
                                                && there.event().equals(mark.event()));
    }

    private void declare(Standing standing, String reason) {
        String whole = "Made from another log: " + reason;
        Boolean first =
                transactions.execute(
                        status -> {
                            longWork.allow(DECLARATION);
                            return standings.diverged(standing, whole);
                        });
        if (first) {
            log.error(
                    "Projection {} was made from another log and answers no more: {}. Was the log"
                            + " restored to an earlier time?",
                    standing.generation(),
                    reason);
        }
    }
}
