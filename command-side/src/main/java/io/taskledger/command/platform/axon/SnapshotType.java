package io.taskledger.command.platform.axon;

import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of snapshot.
 *
 * @param name in the log; a record of another shape needs another name
 */
public record SnapshotType(String name, Class<? extends Record> type) {

    static JsonEventSerializer serializer(List<SnapshotType> types) {
        return EventSerializers.jsonSerializer(
                types.stream().collect(Collectors.toMap(SnapshotType::name, SnapshotType::type)));
    }
}
