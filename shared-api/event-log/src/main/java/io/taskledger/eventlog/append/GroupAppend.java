package io.taskledger.eventlog.append;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;

import javax.sql.DataSource;

/**
 * Appends to the log for all callers of this instance: while one batch commits, the next gathers,
 * and each batch is one statement. One thread does the calls for all.
 *
 * <p>An acknowledged append is committed and happened once. One whose answer was lost is found
 * again by its id and the place of its events.
 */
public final class GroupAppend implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupAppend.class);

    private final AppendSettings settings;
    private final AppendQueue queue;
    private final KeptConnections connections;
    private final BatchAppend batches;
    private final Thread appender;

    public GroupAppend(DataSource dataSource) {
        this(dataSource, AppendSettings.DEFAULT, AppendObserver.NONE);
    }

    /**
     * @param dataSource connections in auto-commit as {@code command_app}, best {@link
     *     io.taskledger.eventlog.EventLogDataSource#forAppends}: one is taken and kept
     */
    public GroupAppend(DataSource dataSource, AppendSettings settings, AppendObserver observer) {
        this.settings = settings;
        this.queue = new AppendQueue(settings);
        this.connections = new KeptConnections(dataSource);
        this.batches =
                new BatchAppend(
                        new BatchCall(connections, new ClockGuard(settings.clockTolerance())),
                        observer);
        // Of the platform: what the database answers wakes it directly, while a virtual thread is
        // woken through a poller and a carrier.
        this.appender =
                Thread.ofPlatform().name("log-append").daemon().start(this::appendUntilClosed);
    }

    /**
     * Commits the append, waiting for that. Interrupts are kept for later: an append under way
     * cannot be taken back.
     *
     * @return the position of its last event; if it has none, the log's head at that time
     * @throws org.axonframework.modelling.command.ConcurrencyException when a sequence is taken
     * @throws ConditionFailedException when a condition does not hold
     * @throws DuplicateReceiptException when the receipt's key was used before
     * @throws LogUnavailableException when the log is out of reach for longer than the patience; it
     *     tells whether the append may have happened all the same
     */
    public long append(Append append) {
        var waiter = new Waiter(append, CallerDeadline.within(settings.patience()));
        queue.enter(waiter);
        return waiter.await(queue).positionOrThrow();
    }

    /** Gives the connection back, once the appends that are under way or waiting have finished. */
    @Override
    public void close() {
        queue.close();
        try {
            // Nobody waits for longer than the patience, and an attempt not for longer than that.
            appender.join(settings.patience().multipliedBy(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        connections.close();
    }

    private void appendUntilClosed() {
        boolean more = true;
        for (int failures = 0; more; ) {
            try {
                List<Waiter> taken = queue.take();
                append(taken);
                more = !taken.isEmpty();
                failures = 0;
            } catch (RuntimeException | Error e) { // or nobody would append any more
                LOG.error("The appending thread failed and goes on", e);
                LogFailures.pause(++failures);
            }
        }
    }

    /** Whatever happens, this thread must go on for those who come after. */
    private void append(List<Waiter> taken) {
        try {
            batches.run(taken);
        } catch (RuntimeException e) {
            taken.forEach(waiter -> waiter.complete(new Outcome.Failed(e)));
        } catch (Error e) {
            for (Waiter waiter : taken) {
                waiter.doubt();
                waiter.giveUp("The append failed", e);
            }
        }
    }
}
