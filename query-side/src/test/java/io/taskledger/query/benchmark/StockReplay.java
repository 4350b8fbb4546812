package io.taskledger.query.benchmark;

import com.zaxxer.hikari.HikariDataSource;

import io.taskledger.api.event.EventCatalogue;
import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.UserEvent;
import io.taskledger.eventlog.axon.EventSerializers;
import io.taskledger.eventlog.axon.JsonEventSerializer;
import io.taskledger.servers.PostgresServer;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.PostgresTokenTableFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.serialization.json.JacksonSerializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * What a projection costs as Axon does it by itself: its JDBC engine, a tracking processor with its
 * usual batch of one event, the token in the database, and one upsert an event.
 */
final class StockReplay implements AutoCloseable {

    private static final String UPSERT =
            """
            insert into stock_task (id, event, payload, version) values (?, ?, ?, ?)
            on conflict (id) do update set event = excluded.event, payload = excluded.payload, version = excluded.version
            """;

    private final HikariDataSource source = new HikariDataSource();
    private final JdbcTemplate jdbc;
    private final SpringTransactionManager transactions;
    private final ConnectionProvider connections;
    private final EmbeddedEventStore store;
    private final JsonEventSerializer serializer =
            EventSerializers.jsonSerializer(EventCatalogue.EVENTS);
    private int events;

    StockReplay(PostgresServer server) {
        source.setJdbcUrl(server.url("postgres"));
        source.setUsername(PostgresServer.SUPERUSER);
        source.setPassword(PostgresServer.SUPERUSER);
        jdbc = new JdbcTemplate(source);
        transactions = new SpringTransactionManager(new JdbcTransactionManager(source));
        connections = new SpringDataSourceConnectionProvider(source);
        JdbcEventStorageEngine engine =
                JdbcEventStorageEngine.builder()
                        .eventSerializer(serializer)
                        .snapshotSerializer(serializer)
                        .connectionProvider(connections)
                        .transactionManager(transactions)
                        .build();
        transactions.executeInTransaction(
                () -> engine.createSchema(PostgresEventTableFactory.INSTANCE));
        store = EmbeddedEventStore.builder().storageEngine(engine).build();
        jdbc.execute(
                "create table stock_task (id text primary key, event text, payload text, version"
                        + " bigint)");
    }

    /** Fills its log with about so many events. */
    void fill(int count) {
        for (long number = 0; events < count; number++) {
            Map<String, Long> sequences = new HashMap<>();
            List<DomainEventMessage<?>> messages = new ArrayList<>();
            for (LedgerEvent event : BusyLog.project(number)) {
                String id = idOf(event);
                long sequence = sequences.merge(id, 1L, Long::sum) - 1;
                messages.add(new GenericDomainEventMessage<>("Task", id, sequence, event));
            }
            transactions.executeInTransaction(() -> store.publish(messages));
            events += messages.size();
        }
    }

    /** Replays everything; events a second. */
    double run(int round) throws InterruptedException {
        jdbc.execute("truncate stock_task");
        CountDownLatch done = new CountDownLatch(events);
        JdbcTokenStore tokens =
                JdbcTokenStore.builder()
                        .connectionProvider(connections)
                        .serializer(JacksonSerializer.defaultSerializer())
                        .build();
        if (round == 0) {
            transactions.executeInTransaction(
                    () -> tokens.createSchema(PostgresTokenTableFactory.INSTANCE));
        }
        TrackingEventProcessor processor =
                TrackingEventProcessor.builder()
                        .name("stock-" + round)
                        .eventHandlerInvoker(new Upserts(jdbc, serializer, done))
                        .messageSource(store)
                        .tokenStore(tokens)
                        .transactionManager(transactions)
                        .build();
        long before = System.nanoTime();
        processor.start();
        done.await();
        double seconds = (System.nanoTime() - before) / 1e9;
        processor.shutDown();
        return events / seconds;
    }

    @Override
    public void close() {
        store.shutDown();
        source.close();
    }

    private static String idOf(LedgerEvent event) {
        return switch (event) {
            case TaskEvent task -> task.taskId().toString();
            case ProjectEvent project -> project.projectId().toString();
            case UserEvent user -> user.userId();
            default -> throw new AssertionError(event);
        };
    }

    private record Upserts(JdbcTemplate jdbc, JsonEventSerializer serializer, CountDownLatch done)
            implements EventHandlerInvoker {

        @Override
        public boolean canHandle(EventMessage<?> message, Segment segment) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            jdbc.update(
                    UPSERT,
                    event.getAggregateIdentifier(),
                    EventCatalogue.nameOf((LedgerEvent) event.getPayload()),
                    serializer.serialize(event.getPayload(), String.class).getData(),
                    event.getSequenceNumber());
            done.countDown();
        }
    }
}
