package io.taskledger.eventlog.axon;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * JSON by Jackson 3 with a closed registry: types are stored under their names in the registry, and
 * nothing else can be written or read. The revision is that of Axon's {@link Revision}, or "1"; no
 * other is read, unless upcasters make it this one.
 */
public final class JsonEventSerializer extends Jackson3Serializer {

    private static final String METADATA = MetaData.class.getName();

    private final Map<String, Class<?>> classes;
    private final Map<Class<?>, SerializedType> types = new HashMap<>();
    private final Map<Class<?>, ObjectReader> readers = new ConcurrentHashMap<>();
    private final ObjectReader metadata;
    private final EventUpcaster upcasters;

    JsonEventSerializer(
            Builder builder, Map<String, ? extends Class<?>> catalogue, EventUpcaster upcasters) {
        super(builder);
        this.classes = Map.copyOf(catalogue);
        this.upcasters = upcasters;
        this.metadata = getObjectMapper().readerFor(new TypeReference<Map<String, Object>>() {});
        types.put(MetaData.class, new SimpleSerializedType(METADATA, null));
        classes.forEach(
                (name, type) -> types.put(type, new SimpleSerializedType(name, revisionOf(type))));
    }

    /** Applied to whatever is read, before it is deserialised. */
    public EventUpcaster upcasters() {
        return upcasters;
    }

    /**
     * Text, which the log holds, without the detour over bytes; and metadata without Axon's
     * deserialiser of it, which looks its own type up again for every event.
     */
    @Override
    @SuppressWarnings("unchecked")
    public <S, T> T deserialize(SerializedObject<S> object) {
        if (!(object.getData() instanceof String text)) {
            return super.deserialize(object);
        }
        try {
            if (METADATA.equals(object.getType().getName())) {
                return (T) MetaData.from(metadata.readValue(text));
            }
            return (T) getReader(classForType(object.getType())).readValue(text);
        } catch (JacksonException e) {
            throw new SerializationException("Cannot read " + object.getType().getName(), e);
        }
    }

    @Override
    protected ObjectReader getReader(Class<?> type) {
        return readers.computeIfAbsent(type, super::getReader);
    }

    @Override
    public Class<?> classForType(SerializedType type) {
        if (METADATA.equals(type.getName())) {
            return MetaData.class;
        }
        if (SerializedType.emptyType().equals(type)) {
            return Void.class;
        }
        Class<?> known = classes.get(type.getName());
        // Another revision may fit the record and yet mean something else.
        if (known == null || !typeForClass(known).getRevision().equals(type.getRevision())) {
            throw new UnknownEventTypeException(
                    "'%s' revision %s is not in the registry"
                            .formatted(type.getName(), type.getRevision()));
        }
        return known;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public SerializedType typeForClass(@Nullable Class type) {
        if (type == null || type == Void.class || type == Void.TYPE) {
            return SerializedType.emptyType();
        }
        SerializedType known = types.get(type);
        if (known == null) {
            throw new UnknownEventTypeException(type.getName() + " is not in the registry");
        }
        return known;
    }

    private static String revisionOf(Class<?> type) {
        Revision revision = type.getAnnotation(Revision.class);
        return revision == null ? "1" : revision.value();
    }
}
