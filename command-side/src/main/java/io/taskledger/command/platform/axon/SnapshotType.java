package io.taskledger.command.platform.axon;

import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of snapshot.
 *
 * @param name in the log; snapshots of another shape or fold than that of the class are not used
 */
public record SnapshotType(String name, Class<? extends Record> type) {

    /** Which code folds what. */
    static Function<Class<?>, String> folds(List<SnapshotType> types) {
        Map<Class<?>, String> folds =
                types.stream()
                        .collect(
                                Collectors.toMap(
                                        SnapshotType::type,
                                        each -> FoldFingerprint.of(each.type())));
        return type -> folds.getOrDefault(type, "");
    }

    static JsonEventSerializer serializer(List<SnapshotType> types) {
        return EventSerializers.jsonSerializer(
                types.stream().collect(Collectors.toMap(SnapshotType::name, SnapshotType::type)));
    }
}
