package io.taskledger.eventlog.snapshot;

import io.taskledger.eventlog.append.AppendSettings;
import io.taskledger.eventlog.append.LogConnections;
import io.taskledger.eventlog.append.LogFailures;
import io.taskledger.eventlog.axon.JsonEventSerializer;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

import javax.sql.DataSource;

/**
 * The newest snapshot of each aggregate. One that this version cannot read, or that was taken with
 * another revision or fold of the aggregate, counts as absent: the events are the truth.
 */
public final class SnapshotStore {

    /** In a snapshot's metadata: of which append its last event is, a {@link Long}. */
    public static final String APPEND_ID = "appendId";

    private static final Logger LOG = LoggerFactory.getLogger(SnapshotStore.class);

    private static final String READ =
            """
            select sequence_number, aggregate_type, type, revision, payload
            from snapshot
            where aggregate_id = ?
            """;
    private static final String STORE = "select store_snapshot(?, ?, ?, ?, ?, ?, ?)";

    private final LogConnections connections;
    private final JsonEventSerializer serializer;
    private final Function<Class<?>, String> fold;

    /** Of snapshots of which nothing but the revision of their class is known. */
    public SnapshotStore(DataSource dataSource, JsonEventSerializer serializer) {
        this(dataSource, serializer, type -> "");
    }

    /**
     * @param dataSource connections as {@code command_app}
     * @param serializer knows the aggregates by name
     * @param fold which code makes snapshots of a class: those of another are not used
     */
    public SnapshotStore(
            DataSource dataSource,
            JsonEventSerializer serializer,
            Function<Class<?>, String> fold) {
        this.fold = fold;
        this.connections = LogConnections.pooled(dataSource);
        this.serializer = serializer;
    }

    /** Empty if there is none that can be used. */
    public Optional<DomainEventMessage<?>> read(String aggregateId) {
        return LogFailures.retried(
                AppendSettings.DEFAULT.patience(),
                () -> connections.with(log -> query(log, aggregateId)));
    }

    /**
     * Replaces an older one; a newer one stays. Nothing is stored if the snapshot's last event is
     * not in the log any more.
     *
     * @param snapshot with {@link #APPEND_ID}, else that is not looked at
     */
    public void store(DomainEventMessage<?> snapshot) {
        SerializedObject<String> payload =
                serializer.serialize(snapshot.getPayload(), String.class);
        LogFailures.retried(
                AppendSettings.DEFAULT.patience(),
                () -> connections.with(log -> store(log, snapshot, payload)));
    }

    private boolean store(
            Connection connection, DomainEventMessage<?> snapshot, SerializedObject<String> payload)
            throws SQLException {
        try (var statement = connection.prepareStatement(STORE)) {
            statement.setString(1, snapshot.getAggregateIdentifier());
            statement.setLong(2, snapshot.getSequenceNumber());
            statement.setLong(3, (Long) snapshot.getMetaData().getOrDefault(APPEND_ID, 0L));
            statement.setString(4, snapshot.getType());
            statement.setString(5, payload.getType().getName());
            statement.setString(6, revision(payload.getType(), snapshot.getPayloadType()));
            statement.setString(7, payload.getData());
            return statement.execute();
        }
    }

    private String revision(SerializedType type, Class<?> state) {
        String made = fold.apply(state);
        return made.isEmpty() ? type.getRevision() : type.getRevision() + '-' + made;
    }

    /** The revision without the fold. */
    private static String plain(SerializedType made) {
        String revision = made.getRevision();
        int end = revision.indexOf('-');
        return end < 0 ? revision : revision.substring(0, end);
    }

    private Optional<DomainEventMessage<?>> query(Connection connection, String aggregateId)
            throws SQLException {
        try (var statement = connection.prepareStatement(READ)) {
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
            SerializedType made = stored.getType();
            SerializedType current = new SimpleSerializedType(made.getName(), plain(made));
            Class<?> type = serializer.classForType(current);
            if (!revision(current, type).equals(made.getRevision())) {
                return Optional.empty();
            }
            Object aggregate =
                    serializer.deserialize(
                            new SimpleSerializedObject<>(stored.getData(), String.class, current));
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
