package io.taskledger.eventlog.read;

import io.taskledger.eventlog.LogMark;

import java.time.Instant;
import java.util.Map;

/**
 * An event as the log has it, upcast to its newest revision.
 *
 * @param position place in the whole log, from 1
 * @param sequence place in its aggregate's stream, from 0
 * @param appendId random number of its append: an event that took its place in a log that was
 *     restored to an earlier time has another
 * @param recordedAt by the database's clock, in microseconds, never going backwards along position
 */
public record RecordedEvent(
        long position,
        String aggregateId,
        String aggregateType,
        long sequence,
        long appendId,
        Instant recordedAt,
        Map<String, String> metadata,
        Object payload) {

    /** Names this event for ever: its aggregate and its place there. */
    public String identifier() {
        return aggregateId + '/' + sequence;
    }

    /** Which event this is, and where. */
    public LogMark mark() {
        return LogMark.of(position, appendId);
    }
}
