package io.taskledger.eventlog.append;

/**
 * Holds while the last event of another aggregate is exactly this one.
 *
 * @param sequence the last sequence number, -1 if the aggregate must not exist
 */
public record Condition(String aggregateId, long sequence) {}
