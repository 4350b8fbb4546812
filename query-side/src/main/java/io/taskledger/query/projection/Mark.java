package io.taskledger.query.projection;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.read.EventRow;

import java.time.Instant;

/**
 * An event that a generation has, as a rule the last, in two forms: as a mark of the log, and as
 * the release before writes and compares it.
 *
 * @param place without a fingerprint if the release before wrote it
 * @param event aggregate, sequence and time of recording
 */
public record Mark(LogMark place, String event) {

    public static Mark of(EventRow row) {
        return new Mark(row.mark(), text(row.aggregateId(), row.sequence(), row.recordedAt()));
    }

    static Mark of(Fact fact) {
        return new Mark(fact.mark(), text(fact.aggregateId(), fact.sequence(), fact.at()));
    }

    long position() {
        return place.position();
    }

    private static String text(String aggregateId, long sequence, Instant at) {
        return aggregateId + '/' + sequence + '@' + at;
    }
}
