package io.taskledger.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;

import io.taskledger.eventlog.Opened;
import io.taskledger.eventlog.Renamed;
import io.taskledger.eventlog.TestLog;
import io.taskledger.eventlog.append.Append;
import io.taskledger.eventlog.append.AppendConditions;
import io.taskledger.eventlog.append.ConditionFailedException;
import io.taskledger.eventlog.append.GroupAppend;
import io.taskledger.eventlog.append.NewEvent;
import io.taskledger.eventlog.append.Receipt;
import io.taskledger.eventlog.axon.Account.Open;
import io.taskledger.eventlog.axon.Account.Rename;
import io.taskledger.eventlog.axon.Account.RenameWhile;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.snapshot.SnapshotStore;
import io.taskledger.eventlog.tail.PositionToken;

import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.AggregateSnapshotter;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

class LogEventStorageEngineIT {

    private static final JsonEventSerializer SNAPSHOTS =
            EventSerializers.snapshotSerializer(Map.of("Account", Account.class));

    private final TestLog log = new TestLog();
    private final HikariDataSource pool = (HikariDataSource) log.pool("command_app");
    private final LogReader reader = new LogReader(pool, TestLog.SERIALIZER);
    private final LogEventStorageEngine engine =
            new LogEventStorageEngine(
                    reader, log.appends(), new SnapshotStore(pool, SNAPSHOTS), TestLog.SERIALIZER);
    private final ExecutorService snapshotThread = Executors.newSingleThreadExecutor();
    private Configuration axon;
    private CommandGateway commands;

    @BeforeEach
    void startAxon() {
        axon =
                DefaultConfigurer.defaultConfiguration(false)
                        .configureEventStore(
                                c -> EmbeddedEventStore.builder().storageEngine(engine).build())
                        .registerComponent(Snapshotter.class, this::snapshotter)
                        .configureAggregate(
                                AggregateConfigurer.defaultConfiguration(Account.class)
                                        .configureSnapshotTrigger(
                                                c ->
                                                        new EventCountSnapshotTriggerDefinition(
                                                                c.snapshotter(), 5)))
                        .start();
        commands = axon.commandGateway();
    }

    @AfterEach
    void stop() {
        axon.shutdown();
        snapshotThread.close();
        log.close();
    }

    @Test
    void commandsCommitTheirEventsAndReloadThem() {
        commands.sendAndWait(new Open("a", "ann"));
        commands.sendAndWait(new Rename("a", "bea"));

        assertThat(reader.ofAggregate("a", 0).map(e -> e.payload()))
                .containsExactly(new Opened("ann", null, List.of()), new Renamed("ann", "bea"));
        assertThat(engine.lastSequenceNumberFor("a")).hasValue(1L);
        assertThat(engine.lastSequenceNumberFor("none")).isEmpty();
        assertThat(engine.readEvents(new PositionToken(1), false).toList())
                .singleElement()
                .satisfies(e -> assertThat(e.getIdentifier()).isEqualTo("a/1"));
    }

    @Test
    void aCommandHoldsNoConnectionWhileItThinks() {
        commands.sendAndWait(new Open("a", "ann"));
        var held = new AtomicReference<Integer>();
        Runnable look = () -> held.set(pool.getHikariPoolMXBean().getActiveConnections());

        commands.sendAndWait(
                GenericCommandMessage.asCommandMessage(new Rename("a", "bea"))
                        .withMetaData(Map.of("thinking", look)));

        assertThat(held).hasValue(0);
    }

    @Test
    void ofTwoCommandsOnOneStateTheLaterIsRefusedAndSucceedsAfterReloading() {
        commands.sendAndWait(new Open("a", "ann"));
        GroupAppend otherInstance = log.appends();
        var first =
                new NewEvent(
                        "a",
                        1,
                        "Account",
                        "Renamed",
                        "2",
                        "{\"from\":\"ann\",\"to\":\"first\"}",
                        "{}");
        Runnable another = () -> otherInstance.append(new Append(List.of(first), List.of(), null));
        var slow =
                GenericCommandMessage.asCommandMessage(new Rename("a", "second"))
                        .withMetaData(Map.of("thinking", another));

        assertThatThrownBy(() -> commands.sendAndWait(slow))
                .isInstanceOf(ConcurrencyException.class);
        commands.sendAndWait(new Rename("a", "third"));

        assertThat(reader.ofAggregate("a", 1).map(e -> e.payload()))
                .containsExactly(new Renamed("ann", "first"), new Renamed("first", "third"));
    }

    @Test
    void aConditionOnAnotherAggregateIsPartOfTheCommit() {
        commands.sendAndWait(new Open("a", "ann"));
        commands.sendAndWait(new Open("b", "bob"));

        commands.sendAndWait(new RenameWhile("a", "bea", "b", 0));
        commands.sendAndWait(new Rename("b", "bill"));
        assertThatThrownBy(() -> commands.sendAndWait(new RenameWhile("a", "cat", "b", 0)))
                .isInstanceOf(ConditionFailedException.class);

        assertThat(engine.lastSequenceNumberFor("a")).hasValue(1L);
    }

    @Test
    void aUnitOfWorkKnowsItsPositionAndLeavesItsReceipt() {
        var unitOfWork = DefaultUnitOfWork.startAndGet(null);
        AppendConditions.current().receipt(new Receipt("ann", "k", new byte[] {1}, "{}"));
        axon.eventStore()
                .publish(
                        new GenericDomainEventMessage<>("Account", "a", 0, Opened.by("ann")),
                        new GenericDomainEventMessage<>("Account", "b", 0, Opened.by("bob")));
        assertThat(log.number("select count(*) from event")).isZero();
        var conditions = AppendConditions.of(unitOfWork);
        unitOfWork.commit();

        assertThat(conditions.last()).hasValue(reader.headMark());
        assertThat(log.number("select position from receipt where key = 'k'")).isEqualTo(2);
    }

    @Test
    void anEventWithoutAggregateOrNameIsRefused() {
        assertThatThrownBy(
                        () ->
                                engine.appendEvents(
                                        GenericEventMessage.asEventMessage("no aggregate")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                engine.appendEvents(
                                        new GenericDomainEventMessage<>("Account", "a", 0, "text")))
                .isInstanceOf(UnknownEventTypeException.class);
    }

    @Test
    void loadsFromASnapshotAndWithoutOneThatIsUnreadable() {
        commands.sendAndWait(new Open("a", "ann"));
        for (int i = 0; i < 6; i++) {
            commands.sendAndWait(new Rename("a", "name-" + i));
        }
        await().until(
                        () ->
                                log.number("select coalesce(max(sequence_number), 0) from snapshot")
                                        >= 4);

        // The events before the snapshot cannot be read now: whoever loads does not need them.
        log.execute("update event set type = 'Gone' where sequence_number < 3");
        assertThat(commands.<Integer>sendAndWait(new Rename("a", "x"))).isEqualTo(7);

        log.execute("update event set type = 'Renamed' where sequence_number between 1 and 2");
        log.execute("update event set type = 'Opened' where sequence_number = 0");
        for (String broken :
                List.of("payload = '{\"odd\": 1}'", "type = 'Gone'", "revision = '0'")) {
            log.execute("update snapshot set " + broken);
            assertThat(engine.readSnapshot("a")).as(broken).isEmpty();
        }
        assertThat(commands.<Integer>sendAndWait(new Rename("a", "y"))).isEqualTo(8);
    }

    @Test
    void anOlderSnapshotNeverReplacesANewerOne() {
        commands.sendAndWait(new Open("a", "ann"));
        engine.storeSnapshot(new GenericDomainEventMessage<>("Account", "a", 9, new Account()));
        engine.storeSnapshot(new GenericDomainEventMessage<>("Account", "a", 4, new Account()));

        assertThat(engine.readSnapshot("a").orElseThrow().getSequenceNumber()).isEqualTo(9);
    }

    @Test
    void aSnapshotOfAnotherFoldOrOfALostEventIsNotUsed() {
        commands.sendAndWait(new Open("a", "ann"));
        var pool = log.pool("command_app");
        var now = new SnapshotStore(pool, TestLog.SERIALIZER, type -> "now");
        var state = new Opened("ann", null, List.of());
        long appendId = log.number("select append_id from event where aggregate_id = 'a'");

        now.store(snapshot(state, appendId + 1));
        assertThat(now.read("a")).isEmpty();
        now.store(snapshot(state, appendId));
        assertThat(now.read("a").orElseThrow().getPayload()).isEqualTo(state);
        assertThat(new SnapshotStore(pool, TestLog.SERIALIZER, type -> "before").read("a"))
                .isEmpty();
        assertThat(new SnapshotStore(pool, TestLog.SERIALIZER).read("a")).isEmpty();
    }

    private static DomainEventMessage<?> snapshot(Opened state, long appendId) {
        return new GenericDomainEventMessage<>(
                "Account", "a", 0, state, Map.of(SnapshotStore.APPEND_ID, appendId));
    }

    private Snapshotter snapshotter(Configuration configuration) {
        return AggregateSnapshotter.builder()
                .eventStore(configuration.eventStore())
                .executor(snapshotThread)
                .aggregateFactories(new GenericAggregateFactory<>(Account.class))
                .build();
    }
}
