package io.taskledger.eventlog.read;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.tail.PositionToken;

import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * A row of the log, in the form that Axon's upcasters take.
 *
 * @param appendId random number of its append, which no event that took its place would have
 */
public record EventRow(
        long position,
        String aggregateId,
        long sequence,
        long appendId,
        String aggregateType,
        Instant recordedAt,
        String type,
        String revision,
        String payload,
        String metadata)
        implements DomainEventData<String>, TrackedEventData<String> {

    static final String COLUMNS =
            "position, aggregate_id, sequence_number, append_id, aggregate_type, recorded_at,"
                    + " type, revision, payload, metadata";

    static EventRow of(ResultSet row) throws SQLException {
        return new EventRow(
                row.getLong(1),
                row.getString(2),
                row.getLong(3),
                row.getLong(4),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    /** Which event this is, and where. */
    public LogMark mark() {
        return LogMark.of(position, appendId);
    }

    /** Characters of payload and metadata. */
    public int size() {
        return payload.length() + metadata.length();
    }

    @Override
    public String getEventIdentifier() {
        return aggregateId + '/' + sequence;
    }

    @Override
    public Instant getTimestamp() {
        return recordedAt;
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(payload, String.class, type, revision);
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SimpleSerializedObject<>(metadata, String.class, MetaData.class.getName(), null);
    }

    @Override
    public String getType() {
        return aggregateType;
    }

    @Override
    public String getAggregateIdentifier() {
        return aggregateId;
    }

    @Override
    public long getSequenceNumber() {
        return sequence;
    }

    @Override
    public TrackingToken trackingToken() {
        return new PositionToken(position);
    }
}
