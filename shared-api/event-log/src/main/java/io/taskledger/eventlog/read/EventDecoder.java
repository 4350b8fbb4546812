package io.taskledger.eventlog.read;

import io.taskledger.eventlog.axon.JsonEventSerializer;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From rows to events: upcast, then deserialised at once, so that events can be shared freely. */
public final class EventDecoder {

    private final JsonEventSerializer serializer;

    public EventDecoder(JsonEventSerializer serializer) {
        this.serializer = serializer;
    }

    /**
     * The events that a row stands for today: one, unless an upcaster splits or drops it.
     *
     * @throws io.taskledger.eventlog.axon.UnknownEventTypeException when it is not in the registry
     */
    public List<RecordedEvent> decode(EventRow row) {
        IntermediateEventRepresentation initial = new InitialEventRepresentation(row, serializer);
        return serializer
                .upcasters()
                .upcast(Stream.of(initial))
                .map(upcast -> event(row, upcast))
                .toList();
    }

    private RecordedEvent event(EventRow row, IntermediateEventRepresentation upcast) {
        Object payload = serializer.deserialize(upcast.getData());
        return new RecordedEvent(
                row.position(),
                row.aggregateId(),
                row.aggregateType(),
                row.sequence(),
                row.appendId(),
                row.recordedAt(),
                texts(upcast.getMetaData().getObject()),
                payload);
    }

    /** Without a copy where all are texts, as whatever we wrote is. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(MetaData metadata) {
        for (Object value : metadata.values()) {
            if (!(value instanceof String)) {
                return copied(metadata);
            }
        }
        return (Map<String, String>) (Map<String, ?>) metadata;
    }

    private static Map<String, String> copied(MetaData metadata) {
        Map<String, String> texts = new HashMap<>();
        metadata.forEach((key, value) -> texts.put(key, String.valueOf(value)));
        return Map.copyOf(texts);
    }
}
