package io.taskledger.eventlog.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.Renamed;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.axon.LogEventStorageEngine;
import io.taskledger.eventlog.axon.NotYetWrittenException;
import io.taskledger.eventlog.axon.WrittenForms;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.eventlog.snapshot.SnapshotStore;
import io.taskledger.servers.TestPostgres;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.sql.DataSource;

/** A release whose events have a new type, a new revision and a new value, beside one without. */
class NextReleaseIT {

    private static final JsonMapper JSON = new JsonMapper();

    record Closed(String by) {}

    @Revision("3")
    record RenamedNext(String from, String to, String why) {}

    private final TestLog log = new TestLog();
    private final DataSource pool = log.pool("command_app");
    private final LogReader before = log.reader();
    private final LiveInstances nextInstances =
            start("command-side", Set.of("close", "why", "vip"));
    private final JsonEventSerializer nextSerializer =
            EventSerializers.jsonSerializer(
                    Map.of(
                            "Opened", Opened.class,
                            "Renamed", RenamedNext.class,
                            "Closed", Closed.class),
                    new RenamedFrom2());
    private final LogReader next = new LogReader(pool, nextSerializer);
    private final GroupAppend appends = new GroupAppend(pool);
    private final LogEventStorageEngine engine =
            new LogEventStorageEngine(
                    next,
                    appends,
                    new SnapshotStore(pool, nextSerializer),
                    nextSerializer,
                    this::form);

    @AfterEach
    void close() {
        nextInstances.close();
        log.close();
    }

    @Test
    void writesNothingThatTheReleaseBeforeCannotReadWhileThatLives() {
        Object plain = new Opened("ann", null, List.of("plain"));
        Object renamed = new RenamedNext("ann", "bea", "married");
        Object vip = new Opened("cy", null, List.of("vip"));
        Object closed = new Closed("ann");
        LiveInstances previous = start("query-side", Set.of());
        await().until(() -> !nextInstances.allKnow("why"));

        append("a", 0, plain);
        append("a", 1, renamed);
        assertThatThrownBy(() -> append("a", 2, closed)).isInstanceOf(NotYetWrittenException.class);
        assertThatThrownBy(() -> append("b", 0, vip)).isInstanceOf(NotYetWrittenException.class);
        assertThat(payloads(before)).containsExactly(plain, new Renamed("ann", "bea"));

        previous.close();
        await().until(() -> nextInstances.allKnow("why"));
        append("a", 2, renamed);
        append("a", 3, closed);
        append("b", 0, vip);
        assertThat(payloads(next))
                .containsExactly(plain, new RenamedNext("ann", "bea", ""), renamed, closed, vip);
        assertThat(log.number("select count(*) from event where revision = '3'")).isOne();
    }

    private Optional<WrittenForms.Earlier> form(Object payload) {
        return switch (payload) {
            case Closed c -> newest("close");
            case Opened o when o.tags().contains("vip") -> newest("vip");
            case RenamedNext r when !nextInstances.allKnow("why") ->
                    Optional.of(new WrittenForms.Earlier("2", NextReleaseIT::withoutReason));
            default -> Optional.empty();
        };
    }

    private Optional<WrittenForms.Earlier> newest(String capability) {
        if (!nextInstances.allKnow(capability)) {
            throw new NotYetWrittenException(capability);
        }
        return Optional.empty();
    }

    private static String withoutReason(String json) {
        ObjectNode event = (ObjectNode) JSON.readTree(json);
        event.remove("why");
        return event.toString();
    }

    private void append(String aggregate, long sequence, Object payload) {
        engine.appendEvents(
                List.of(new GenericDomainEventMessage<>("Account", aggregate, sequence, payload)));
    }

    private static List<Object> payloads(LogReader reader) {
        return reader.after(0, 100).stream().map(RecordedEvent::payload).toList();
    }

    private LiveInstances start(String side, Set<String> knows) {
        String role = side.equals("query-side") ? "query_app" : "command_app";
        InstanceName name = InstanceName.of(side);
        return new LiveInstances(
                EventLogDataSource.unpooled(
                        log.url(), role, TestPostgres.password(role), name.registering()),
                name,
                knows,
                Duration.ofMillis(100),
                Duration.ofSeconds(1));
    }

    private static final class RenamedFrom2 extends SingleEventUpcaster {

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(new SimpleSerializedType("Renamed", "2"));
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(
                    new SimpleSerializedType("Renamed", "3"),
                    JsonNode.class,
                    json -> ((ObjectNode) json).put("why", ""));
        }
    }
}
