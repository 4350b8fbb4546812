package io.taskledger.eventlog.reliability;

import io.taskledger.eventlog.TestLog;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;

import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.jpa.DomainEventEntry;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SnapshotEventEntry;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.tool.schema.Action;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.jdbc.VarbinaryJdbcType;

import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** Axon's stock JPA engine in its default settings, on one connection and in its transactions. */
final class StockJpaEngine implements AutoCloseable {

    private final EntityManager entities;
    private final JpaEventStorageEngine engine;

    StockJpaEngine(EntityManagerFactory factory) {
        entities = factory.createEntityManager();
        engine =
                JpaEventStorageEngine.builder()
                        .entityManagerProvider(new SimpleEntityManagerProvider(entities))
                        .transactionManager(transactions(entities.getTransaction()))
                        .eventSerializer(TestLog.SERIALIZER)
                        .snapshotSerializer(TestLog.SERIALIZER)
                        .build();
    }

    /** Makes the engine's tables. Its transactions may stay open beside each other. */
    static EntityManagerFactory on(DataSource database) {
        return new HibernatePersistenceConfiguration("stock")
                .managedClasses(DomainEventEntry.class, SnapshotEventEntry.class)
                .schemaToolingAction(Action.CREATE)
                .property(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, database)
                .property(AvailableSettings.DIALECT, WithoutLargeObjects.class.getName())
                .property(AvailableSettings.STATEMENT_BATCH_SIZE, 100)
                .createEntityManagerFactory();
    }

    /** What follows is committed by {@link #commit} only; else each call is by itself. */
    void begin() {
        entities.getTransaction().begin();
    }

    void append(List<? extends EventMessage<?>> events) {
        engine.appendEvents(events);
    }

    void commit() {
        entities.getTransaction().commit();
    }

    Stream<? extends TrackedEventMessage<?>> readAfter(TrackingToken token) {
        return engine.readEvents(token, false);
    }

    @Override
    public void close() {
        entities.close();
    }

    /** Joins a transaction that is open, as Spring's would. */
    private static TransactionManager transactions(EntityTransaction transaction) {
        return () -> {
            if (transaction.isActive()) {
                return NoTransactionManager.INSTANCE.startTransaction();
            }
            transaction.begin();
            return new Transaction() {
                @Override
                public void commit() {
                    transaction.commit();
                }

                @Override
                public void rollback() {
                    transaction.rollback();
                }
            };
        };
    }

    /** As Axon's guide advises for PostgreSQL: what an event holds is stored in its row. */
    public static final class WithoutLargeObjects extends PostgreSQLDialect {

        @Override
        protected String columnType(int type) {
            return type == SqlTypes.BLOB ? "bytea" : super.columnType(type);
        }

        @Override
        public void contributeTypes(TypeContributions types, ServiceRegistry services) {
            super.contributeTypes(types, services);
            types.getTypeConfiguration()
                    .getJdbcTypeRegistry()
                    .addDescriptor(SqlTypes.BLOB, VarbinaryJdbcType.INSTANCE);
        }
    }
}
