package io.taskledger.eventlog.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.Renamed;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.axon.LogEventMessage;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

class LogReaderIT {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final TestLog log = new TestLog();
    private final LogReader reader = log.reader();

    @BeforeEach
    void write() {
        insert(1, 0, "a", NOON, "Opened", "1", "{\"owner\":\"x\",\"until\":null,\"tags\":[]}");
        insert(2, 0, "b", NOON, "Opened", "1", "{\"owner\":\"y\",\"until\":null,\"tags\":[]}");
        insert(3, 1, "a", NOON.plusSeconds(1), "Renamed", "2", "{\"from\":\"x\",\"to\":\"z\"}");
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void readsByPosition() {
        assertThat(reader.head()).isEqualTo(3);
        assertThat(reader.after(0, 2).stream().map(RecordedEvent::position))
                .containsExactly(1L, 2L);
        assertThat(reader.after(2, 2).stream().map(RecordedEvent::position)).containsExactly(3L);
        assertThat(reader.after(3, 2)).isEmpty();
    }

    @Test
    void readsByAggregate() {
        assertThat(reader.ofAggregate("a", 0))
                .containsExactly(
                        event(1, "a", 0, NOON, new Opened("x", null, List.of())),
                        event(3, "a", 1, NOON.plusSeconds(1), new Renamed("x", "z")));
        assertThat(reader.ofAggregate("a", 1)).hasSize(1);
        assertThat(reader.ofAggregateUpTo("a", 2)).hasSize(1);
        assertThat(reader.ofAggregate("none", 0)).isEmpty();
        assertThat(reader.lastSequenceOf("a")).isEqualTo(1);
        assertThat(reader.lastSequenceOf("none")).isEqualTo(-1);
    }

    @Test
    void findsThePositionOfATime() {
        assertThat(reader.positionAt(Instant.EPOCH)).isZero();
        assertThat(reader.positionAt(NOON.minus(1, ChronoUnit.MICROS))).isZero();
        assertThat(reader.positionAt(NOON.minusNanos(1))).isZero();
        assertThat(reader.positionAt(NOON)).isEqualTo(2);
        assertThat(reader.positionAt(NOON.plusNanos(999_999_999))).isEqualTo(2);
        assertThat(reader.positionAt(NOON.plusSeconds(1))).isEqualTo(3);
        assertThat(reader.positionAt(Instant.parse("2999-01-01T00:00:00Z"))).isEqualTo(3);
    }

    /** A clock that ran ahead since hides nothing that was recorded before. */
    @Test
    void countsBackFromTheLastEventWhereTheClockIsLater() {
        assertThat(reader.positionAgo(Duration.ofMillis(500))).isEqualTo(2);
        assertThat(reader.positionAgo(Duration.ofMinutes(1))).isZero();
    }

    @Test
    void findsWhatEndedAccessWithoutLookingThroughTheRest() {
        log.fill(4, 50_000);
        insert(50_001, 0, "access-a", NOON.plusSeconds(9), "UserSignedOut", "1", "{}");
        log.execute("analyze event");
        Set<String> access = Set.of("UserSignedOut", "UserAccessRevoked");
        for (int i = 0; i < 10; i++) { // the driver prepares what comes again and again
            assertThat(reader.rowsOf(access, 20_000, 60_000, 500))
                    .extracting(EventRow::position)
                    .containsExactly(50_001L);
        }
        // A session that is idle tells its counts after ten seconds.
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () ->
                                log.number(
                                                "select idx_scan from pg_stat_user_indexes where"
                                                        + " indexrelname = 'event_of_access'")
                                        == 10);
    }

    @Test
    void recordedTimeNeverGoesBackEvenIfTheClockDoes() {
        Instant future = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MICROS);
        insert(4, 0, "c", future, "Opened", "1", "{\"owner\":\"x\",\"until\":null,\"tags\":[]}");

        log.appends().append(TestLog.append("d", 0));

        assertThat(reader.after(4, 1).getFirst().recordedAt()).isEqualTo(future);
    }

    @Test
    void readsOldRevisionsThroughTheUpcasters() {
        insert(4, 2, "a", NOON.plusSeconds(2), "Renamed", "1", "{\"name\":\"old\"}");
        JsonEventSerializer serializer =
                EventSerializers.jsonSerializer(
                        Map.of("Opened", Opened.class, "Renamed", Renamed.class),
                        new RenamedFromRevision1());
        var upcasting = new LogReader(log.pool("query_app"), serializer);

        RecordedEvent event = upcasting.after(3, 10).getFirst();

        assertThat(event.payload()).isEqualTo(new Renamed("", "old"));
        assertThat(new LogEventMessage(event).getPayload()).isEqualTo(new Renamed("", "old"));
        assertThat(upcasting.ofAggregate("a", 1).findFirst().orElseThrow().payload())
                .isEqualTo(new Renamed("x", "z"));
    }

    private static final class RenamedFromRevision1 extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("Renamed", "1"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("Renamed", "2"), JsonNode.class, this::upcast);
        }

        private JsonNode upcast(JsonNode json) {
            var upcast = (ObjectNode) json;
            upcast.put("from", "");
            upcast.set("to", upcast.remove("name"));
            return upcast;
        }
    }

    private static RecordedEvent event(
            long position, String id, long sequence, Instant at, Object payload) {
        return new RecordedEvent(
                position, id, "Account", sequence, 1, at, Map.of("actor", "ann"), payload);
    }

    private void insert(
            long position,
            long sequence,
            String id,
            Instant at,
            String type,
            String revision,
            String json) {
        log.execute(
                "insert into event values (%d, %d, '%s', 1, '%s', 'Account', '%s', '%s', '%s', '{\"actor\":\"ann\"}')"
                        .formatted(position, sequence, at, id, type, revision, json));
    }
}
