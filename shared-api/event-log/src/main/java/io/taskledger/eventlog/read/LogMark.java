package io.taskledger.eventlog.read;

import java.time.Instant;

/**
 * Which event stands at a position. Since the log only grows, whoever has seen a mark and finds it
 * again knows that everything up to there is as it was; a log that was restored to an earlier time
 * lacks it or has another event there.
 *
 * @param position from 1
 * @param event the event's identifier and when it was recorded, which no other event has both of
 */
public record LogMark(long position, String event) {

    /** The mark of an event that was read. */
    public static LogMark of(EventRow row) {
        return of(row.position(), row.aggregateId(), row.sequence(), row.recordedAt());
    }

    /**
     * @param recordedAt in microseconds, as the log has it
     */
    public static LogMark of(long position, String aggregateId, long sequence, Instant recordedAt) {
        return new LogMark(position, aggregateId + '/' + sequence + '@' + recordedAt);
    }
}
