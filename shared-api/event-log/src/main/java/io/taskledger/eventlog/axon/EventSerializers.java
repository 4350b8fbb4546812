package io.taskledger.eventlog.axon;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;

import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/** The serializers of the log. Their JSON is a database format. */
public final class EventSerializers {

    private EventSerializers() {}

    /**
     * For events: records, java.time as ISO-8601 text, no type information inside. A field that the
     * record does not have, or a primitive that is missing, is an error: changes go through
     * upcasters.
     *
     * @param catalogue name in the log → class of its newest revision
     * @param upcasters applied in this order
     */
    public static JsonEventSerializer jsonSerializer(
            Map<String, ? extends Class<?>> catalogue, EventUpcaster... upcasters) {
        return create(EventSerializers::strict, catalogue, upcasters);
    }

    /**
     * For snapshots: aggregates are read and written through their fields, and must have a
     * constructor without parameters. Raise Axon's {@code Revision} of an aggregate whenever its
     * fields change: snapshots of another revision are ignored.
     */
    public static JsonEventSerializer snapshotSerializer(
            Map<String, ? extends Class<?>> catalogue) {
        return create(
                json -> {
                    strict(json);
                    json.changeDefaultVisibility(
                            checker ->
                                    checker.withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                                            .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                                            .withVisibility(
                                                    PropertyAccessor.CREATOR, Visibility.ANY));
                },
                catalogue);
    }

    private static JsonEventSerializer create(
            Jackson3SerializerCustomizer customizer,
            Map<String, ? extends Class<?>> catalogue,
            EventUpcaster... upcasters) {
        var builder = Jackson3Serializer.builder().jsonMapperBuilderCustomizer(customizer);
        return new JsonEventSerializer(builder, catalogue, new EventUpcasterChain(upcasters));
    }

    private static void strict(JsonMapper.Builder json) {
        json.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS);
    }
}
