package io.taskledger.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.read.EventDecoder;
import io.taskledger.eventlog.read.EventRow;
import io.taskledger.eventlog.read.RecordedEvent;

import org.axonframework.serialization.SerializedObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whatever was ever written to a log can be read, as the services read it. */
class GoldenEventsTest {

    private static final Path FILES = Path.of("src/test/resources/events");
    private static final JsonEventSerializer SERIALIZER =
            EventSerializers.jsonSerializer(EventCatalogue.EVENTS, EventUpcasters.all());

    @ParameterizedTest
    @MethodSource("shipped")
    void everyRevisionReads(String shipped) throws IOException {
        String[] name = shipped.split("\\.");
        String json = Files.readString(FILES.resolve(shipped + ".json")).strip();
        EventRow row = new EventRow(1, "a", 0, 1, "A", Instant.EPOCH, name[0], name[1], json, "{}");

        assertThat(new EventDecoder(SERIALIZER).decode(row))
                .extracting(RecordedEvent::payload)
                .isEqualTo(List.of(GoldenEvents.READ.get(shipped)));
    }

    @ParameterizedTest
    @MethodSource("written")
    void whatIsWrittenTodayIsOfARevisionThatWasKept(String written) throws IOException {
        SerializedObject<String> json =
                SERIALIZER.serialize(GoldenEvents.READ.get(written), String.class);

        assertThat(json.getType().getName() + "." + json.getType().getRevision())
                .isEqualTo(written);
        assertThat(json.getData())
                .as("a record that was shipped changes with a new revision and an upcaster only")
                .isEqualTo(Files.readString(FILES.resolve(written + ".json")).strip());
    }

    @Test
    void keepsAFileOfEachRevisionUpToTodays() throws IOException {
        Set<String> revisions =
                written()
                        .flatMap(
                                newest -> {
                                    String[] name = newest.split("\\.");
                                    return IntStream.rangeClosed(1, Integer.parseInt(name[1]))
                                            .mapToObj(revision -> name[0] + "." + revision);
                                })
                        .collect(Collectors.toSet());

        assertThat(shipped()).containsExactlyInAnyOrderElementsOf(revisions);
        assertThat(GoldenEvents.READ).containsOnlyKeys(revisions);
    }

    private static List<String> shipped() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            return files.map(each -> each.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
        }
    }

    /** Name and newest revision of each event. */
    private static Stream<String> written() {
        return EventCatalogue.EVENTS.values().stream()
                .map(SERIALIZER::typeForClass)
                .map(type -> type.getName() + "." + type.getRevision())
                .sorted();
    }
}
