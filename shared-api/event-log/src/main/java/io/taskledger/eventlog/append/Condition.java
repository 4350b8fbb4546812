package io.taskledger.eventlog.append;

/**
 * Holds while the last event of another aggregate is exactly this one.
 *
 * @param sequence the last sequence number, -1 if the aggregate must not exist
 * @param appendId of the event that was seen, which one with the same number in a log that was
 *     restored to an earlier time does not have; {@link #ANY} if it is not known
 */
public record Condition(String aggregateId, long sequence, long appendId) {

    /** No append has it. */
    public static final long ANY = 0;
}
