package io.taskledger.eventlog.append;

import java.util.List;

import javax.sql.DataSource;

/**
 * Appends to the log for all callers of this instance: while one batch commits, the next gathers,
 * and each batch is one statement. The caller at the front does the call for all in its batch, on
 * its own thread, virtual or not; there are no threads here.
 *
 * <p>An acknowledged append is committed and happened once. One whose answer was lost is found
 * again by its id and the place of its events.
 */
public final class GroupAppend implements AutoCloseable {

    private final AppendSettings settings;
    private final AppendObserver observer;
    private final AppendQueue queue;
    private final KeptConnections connections;
    private final BatchAppend batches;

    public GroupAppend(DataSource dataSource) {
        this(dataSource, AppendSettings.DEFAULT, AppendObserver.NONE);
    }

    /**
     * @param dataSource connections in auto-commit as {@code command_app}, best {@link
     *     io.taskledger.eventlog.EventLogDataSource#unpooled}: a few are taken and kept
     */
    public GroupAppend(DataSource dataSource, AppendSettings settings, AppendObserver observer) {
        this.settings = settings;
        this.observer = observer;
        this.queue = new AppendQueue(settings);
        this.connections = new KeptConnections(dataSource);
        this.batches = new BatchAppend(new BatchCall(connections), observer);
    }

    /**
     * Commits the append, waiting for that. Interrupts are kept for later: an append under way
     * cannot be taken back.
     *
     * @return the position of its last event; if it has none, the log's head at that time
     * @throws org.axonframework.modelling.command.ConcurrencyException when a sequence is taken
     * @throws ConditionFailedException when a condition does not hold
     * @throws DuplicateReceiptException when the receipt's key was used before
     * @throws LogUnavailableException when the log is out of reach for too long; the append may or
     *     may not have happened
     */
    public long append(Append append) {
        var waiter = new Waiter(append, System.nanoTime() + settings.patience().toNanos());
        if (queue.enter(waiter)) {
            lead();
        }
        return waiter.await(this::lead).positionOrThrow();
    }

    /** Gives the connections back; appends that are under way finish first. */
    @Override
    public void close() {
        connections.close();
    }

    private void lead() {
        List<Waiter> taken = List.of();
        List<Outcome> outcomes = List.of();
        try {
            queue.gather();
            taken = queue.take();
            if (!taken.isEmpty()) {
                outcomes = run(taken);
            }
        } finally {
            // The next batch is on its way before the callers of this one compete for the
            // processor.
            queue.handOver();
            for (int i = 0; i < taken.size(); i++) {
                taken.get(i).complete(outcomes.get(i));
            }
        }
    }

    private List<Outcome> run(List<Waiter> taken) {
        long start = System.nanoTime();
        var batch = new Batch(taken.stream().map(waiter -> waiter.append).toList());
        try {
            List<Outcome> outcomes = batches.run(batch, taken.getFirst().deadline);
            observer.appended(taken.size(), batch.events(), System.nanoTime() - start);
            return outcomes;
        } catch (RuntimeException e) {
            return taken.stream().<Outcome>map(waiter -> new Outcome.Failed(e)).toList();
        }
    }
}
