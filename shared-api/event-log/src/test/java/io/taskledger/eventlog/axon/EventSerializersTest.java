package io.taskledger.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.Renamed;
import io.taskledger.eventlog.TestLog;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;

class EventSerializersTest {

    private final JsonEventSerializer serializer = TestLog.SERIALIZER;

    @Test
    void writesPlainJsonUnderTheNameAndRevisionOfTheRegistry() {
        var opened = serializer.serialize(Opened.by("ann"), String.class);
        var renamed = serializer.serialize(new Renamed("a", "b"), String.class);

        assertThat(opened.getData())
                .isEqualTo("{\"owner\":\"ann\",\"until\":\"2030-01-31\",\"tags\":[\"a\",\"b\"]}");
        assertThat(opened.getType().getName()).isEqualTo("Opened");
        assertThat(opened.getType().getRevision()).isEqualTo("1");
        assertThat(renamed.getType().getRevision()).isEqualTo("2");
    }

    @Test
    void readsWhatItWrote() {
        var event = new Opened("äöü \u0000 €", LocalDate.of(2024, 2, 29), List.of());

        assertThat(
                        serializer.<String, Opened>deserialize(
                                serializer.serialize(event, String.class)))
                .isEqualTo(event);
    }

    @Test
    void metadataIsAPlainObject() {
        var json = serializer.serialize(MetaData.with("actor", "ann"), String.class);

        assertThat(json.getData()).isEqualTo("{\"actor\":\"ann\"}");
        assertThat(serializer.<String, MetaData>deserialize(json)).containsEntry("actor", "ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FromTheFuture",
                "java.lang.String",
                "io.taskledger.eventlog.Opened",
                "java.util.HashMap"
            })
    void anythingOutsideTheRegistryIsLoud(String name) {
        var stored = new SimpleSerializedObject<>("{}", String.class, name, "1");

        assertThatThrownBy(() -> serializer.deserialize(stored))
                .isInstanceOf(UnknownEventTypeException.class)
                .hasMessageContaining(name);
        assertThatThrownBy(() -> serializer.serialize("text", String.class))
                .isInstanceOf(UnknownEventTypeException.class);
    }

    @Test
    void aRevisionOfTheFutureIsLoudEvenIfItFits() {
        var stored =
                new SimpleSerializedObject<>(
                        "{\"from\":\"a\",\"to\":\"b\"}", String.class, "Renamed", "3");

        assertThatThrownBy(() -> serializer.deserialize(stored))
                .isInstanceOf(UnknownEventTypeException.class);
    }

    @Test
    void aFieldThatTheRecordDoesNotHaveIsLoud() {
        var stored =
                new SimpleSerializedObject<>(
                        "{\"from\":\"a\",\"to\":\"b\",\"by\":\"c\"}", String.class, "Renamed", "2");

        assertThatThrownBy(() -> serializer.deserialize(stored))
                .isInstanceOf(SerializationException.class);
    }
}
