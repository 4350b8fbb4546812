package io.taskledger.eventlog.append;

import io.taskledger.eventlog.LogMark;

import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the commit of the current unit of work depends on beyond its own aggregates, and what it
 * leaves. Checked where appends are serialised, so exactly. Used by one thread, as its unit of
 * work.
 */
public final class AppendConditions {

    private static final String RESOURCE = AppendConditions.class.getName();

    private final List<Condition> conditions = new ArrayList<>();
    private @Nullable Receipt receipt;
    private long appendId;
    private @Nullable LogMark last;

    private AppendConditions() {}

    /**
     * Those of the current unit of work.
     *
     * @throws IllegalStateException when there is none
     */
    public static AppendConditions current() {
        return of(CurrentUnitOfWork.get());
    }

    /** Those of a unit of work; nested ones share their root's. */
    public static AppendConditions of(UnitOfWork<?> unitOfWork) {
        return unitOfWork.root().getOrComputeResource(RESOURCE, key -> new AppendConditions());
    }

    /**
     * Commit only if the last event of that aggregate is still this one; else {@link
     * ConditionFailedException}.
     *
     * @param sequence -1 if the aggregate must not exist
     * @param appendId of the event that was seen; {@link Condition#ANY} if there was none
     */
    public AppendConditions unchangedSince(String aggregateId, long sequence, long appendId) {
        conditions.add(new Condition(aggregateId, sequence, appendId));
        return this;
    }

    /**
     * Writes the receipt in the same commit as the events; {@link DuplicateReceiptException} if its
     * key was used in the last seven days. A command without events must {@link Receipts#record}
     * its own.
     */
    public AppendConditions receipt(Receipt toWrite) {
        receipt = toWrite;
        return this;
    }

    /** The last event of this unit of work, once it is committed. */
    public Optional<LogMark> last() {
        return Optional.ofNullable(last);
    }

    /** The append of these events under these conditions. */
    public Append append(List<NewEvent> events) {
        if (last != null) {
            throw new IllegalStateException(
                    "A unit of work commits once; these events would not be atomic with its first");
        }
        Append append = new Append(events, conditions, receipt);
        appendId = append.id();
        return append;
    }

    /** Called by the storage engine when the events are in the log. */
    public void committed(long position) {
        last = LogMark.of(position, appendId);
    }
}
