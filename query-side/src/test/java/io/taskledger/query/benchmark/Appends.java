package io.taskledger.query.benchmark;

import io.taskledger.api.event.EventCatalogue;
import io.taskledger.api.event.EventMetadata;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.eventlog.EventLogDataSource;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.eventlog.axon.LogEventStorageEngine;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.snapshot.SnapshotStore;
import io.taskledger.servers.PostgresServer;
import io.taskledger.servers.TestPostgres;

import org.axonframework.eventhandling.GenericDomainEventMessage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import javax.sql.DataSource;

/** Appends through the storage engine, one event each, as commands do that need no state. */
final class Appends implements AutoCloseable {

    private final GroupAppend group;
    private final LogReader reader;
    private final LogEventStorageEngine engine;

    Appends(PostgresServer server) {
        DataSource log =
                EventLogDataSource.unpooled(
                        server.url("eventlog"),
                        "command_app",
                        TestPostgres.password("command_app"));
        JsonEventSerializer serializer = EventSerializers.jsonSerializer(EventCatalogue.EVENTS);
        group = new GroupAppend(log);
        reader = new LogReader(log, serializer);
        engine =
                new LogEventStorageEngine(
                        reader, group, new SnapshotStore(log, serializer), serializer);
    }

    long head() {
        return reader.head();
    }

    /** How long each append of a lone caller takes. */
    List<Double> milliseconds(int seconds) {
        List<Double> times = new ArrayList<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end) {
            long before = System.nanoTime();
            append();
            times.add((System.nanoTime() - before) / 1e6);
        }
        return times;
    }

    private void append() {
        UUID id = orderedByTime();
        engine.appendEvents(
                List.of(
                        new GenericDomainEventMessage<>(
                                "Project",
                                id.toString(),
                                0,
                                new ProjectCreated(
                                        id, "A project as any other", null, id.toString()),
                                Map.of(EventMetadata.ACTOR, id.toString()))));
    }

    /** As the command side makes them. */
    private static UUID orderedByTime() {
        UUID random = UUID.randomUUID();
        long most = System.currentTimeMillis() << 16 | 0x7000;
        return new UUID(
                most | random.getMostSignificantBits() & 0xfff, random.getLeastSignificantBits());
    }

    @Override
    public void close() {
        group.close();
    }
}
