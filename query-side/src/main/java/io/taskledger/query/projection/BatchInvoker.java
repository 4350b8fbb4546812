package io.taskledger.query.projection;

import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Hands over the events of a batch as a whole, instead of one by one. It does so when the unit of
 * work prepares to commit, after the checkpoint: that statement has then proved and locked the
 * claim.
 */
final class BatchInvoker implements EventHandlerInvoker {

    private final Intake intake;
    private final Consumer<List<Fact>> batch;
    private final LongConsumer committed;

    /**
     * @param intake told that a batch has left Axon's buffer
     * @param committed told the last position of each batch after its commit
     */
    BatchInvoker(Intake intake, Consumer<List<Fact>> batch, LongConsumer committed) {
        this.intake = intake;
        this.batch = batch;
        this.committed = committed;
    }

    /** Every event moves the checkpoint: one that changes nothing here was still seen. */
    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        return true;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        BatchingUnitOfWork<?> unitOfWork = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        if (unitOfWork.isLastMessage(message)) {
            List<Stretch> stretches = unitOfWork.getMessages().stream().map(Stretch::of).toList();
            List<Fact> facts = stretches.stream().flatMap(each -> each.facts().stream()).toList();
            requireOrder(facts);
            intake.left(stretches.stream().mapToInt(Stretch::weight).sum());
            if (!facts.isEmpty()) {
                unitOfWork.onPrepareCommit(ready -> accept(facts));
            }
            unitOfWork.afterCommit(
                    done -> {
                        committed.accept(stretches.getLast().upTo());
                        Gathering.after(facts.size());
                    });
        }
    }

    /** Axon survives exceptions only: after an error it would wait for this batch for good. */
    private void accept(List<Fact> facts) {
        try {
            batch.accept(facts);
        } catch (LinkageError | AssertionError | StackOverflowError e) {
            throw new IllegalStateException("A batch ended with an error", e);
        }
    }

    /**
     * A stream that goes back or stutters would have facts counted twice: the claim is given up
     * instead. Different facts may share a position, where an upcaster makes two events of one.
     */
    static void requireOrder(List<Fact> facts) {
        for (int i = 1; i < facts.size(); i++) {
            Fact before = facts.get(i - 1);
            Fact fact = facts.get(i);
            if (fact.position() < before.position()
                    || fact.position() == before.position() && fact.equals(before)) {
                throw new IllegalStateException(
                        "Position %d came after %d in a batch of %d events from %d to %d"
                                .formatted(
                                        fact.position(),
                                        before.position(),
                                        facts.size(),
                                        facts.getFirst().position(),
                                        facts.getLast().position()));
            }
        }
    }
}
