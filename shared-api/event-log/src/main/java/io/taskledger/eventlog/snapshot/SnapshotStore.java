package io.taskledger.eventlog.snapshot;

import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.LogFailures;
import io.taskledger.eventlog.axon.JsonEventSerializer;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * The newest snapshot of each aggregate. One that this version cannot read, or that was taken with
 * another revision of the aggregate, counts as absent: the events are the truth.
 */
public final class SnapshotStore {

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);

    private static final String READ =
            """
            select sequence_number, aggregate_type, type, revision, payload
            from snapshot
            where aggregate_id = ?
            """;
    private static final String STORE = "select store_snapshot(?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;
    private final JsonEventSerializer serializer;

    /**
     * @param dataSource connections as {@code command_app}
     * @param serializer knows the aggregates by name
     */
    public SnapshotStore(DataSource dataSource, JsonEventSerializer serializer) {
        this.dataSource = dataSource;
        this.serializer = serializer;
    }

    /** Empty if there is none that can be used. */
    public Optional<DomainEventMessage<?>> read(String aggregateId) {
        return LogFailures.retried(AppendSettings.DEFAULT.patience(), () -> query(aggregateId));
    }

    /** Replaces an older one; a newer one stays. */
    public void store(DomainEventMessage<?> snapshot) {
        SerializedObject<String> payload =
                serializer.serialize(snapshot.getPayload(), String.class);
        LogFailures.retried(
                AppendSettings.DEFAULT.patience(),
                () -> {
                    try (var connection = dataSource.getConnection();
                            var statement = connection.prepareStatement(STORE)) {
                        statement.setString(1, snapshot.getAggregateIdentifier());
                        statement.setLong(2, snapshot.getSequenceNumber());
                        statement.setString(3, snapshot.getType());
                        statement.setString(4, payload.getType().getName());
                        statement.setString(5, payload.getType().getRevision());
                        statement.setString(6, payload.getData());
                        return statement.execute();
                    }
                });
    }

    private Optional<DomainEventMessage<?>> query(String aggregateId) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(READ)) {
            statement.setString(1, aggregateId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? decode(aggregateId, row) : Optional.empty();
            }
        }
    }

    private Optional<DomainEventMessage<?>> decode(String aggregateId, ResultSet row)
            throws SQLException {
        var stored =
                new SimpleSerializedObject<>(
                        row.getString("payload"),
                        String.class,
                        row.getString("type"),
                        row.getString("revision"));
        try {
            SerializedType current =
                    serializer.typeForClass(serializer.classForType(stored.getType()));
            if (!current.equals(stored.getType())) {
                return Optional.empty();
            }
            Object aggregate = serializer.deserialize(stored);
            return Optional.of(
                    new GenericDomainEventMessage<>(
                            row.getString("aggregate_type"),
                            aggregateId,
                            row.getLong("sequence_number"),
                            aggregate));
        } catch (RuntimeException e) {
            LOG.warn("Ignoring the unreadable snapshot of {}", aggregateId, e);
            return Optional.empty();
        }
    }
}
