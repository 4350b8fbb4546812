package io.taskledger.eventlog.append;

import org.axonframework.modelling.command.ConcurrencyException;

/** What became of one command of a batch. */
sealed interface Outcome {

    /** The position of the command's last event, or the exception that its caller gets. */
    long positionOrThrow();

    record Appended(long lastPosition) implements Outcome {
        @Override
        public long positionOrThrow() {
            return lastPosition;
        }
    }

    record Conflict(Append append) implements Outcome {
        @Override
        public long positionOrThrow() {
            NewEvent first = append.events().getFirst();
            throw new ConcurrencyException(
                    "Aggregate %s already has an event at sequence %d"
                            .formatted(first.aggregateId(), first.sequence()));
        }
    }

    record ConditionFailed(Append append) implements Outcome {
        @Override
        public long positionOrThrow() {
            throw new ConditionFailedException("No longer so: " + append.conditions());
        }
    }

    record Duplicate(StoredReceipt stored) implements Outcome {
        @Override
        public long positionOrThrow() {
            throw new DuplicateReceiptException(stored);
        }
    }

    record Failed(RuntimeException failure) implements Outcome {
        @Override
        public long positionOrThrow() {
            throw failure;
        }
    }
}
