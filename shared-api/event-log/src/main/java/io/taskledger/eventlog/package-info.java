/**
 * The append-only event log on PostgreSQL behind the SPI of Axon. It knows nothing of tasks.
 *
 * <p>Guarantees: positions are dense and become visible in commit order, so a reader that asks for
 * what follows its position misses nothing; an acknowledged append is durable and happened once;
 * the conditions of an append are checked exactly, because appends are serialised.
 *
 * <p>How a command side must configure Axon: no transaction manager around commands ( {@code
 * NoTransactionManager}, which Axon would else replace by Spring's, holding a connection while the
 * command thinks), {@link io.taskledger.eventlog.axon.LogEventStorageEngine} inside an {@code
 * EmbeddedEventStore}, an executor for the snapshotter, and a retry of {@code ConcurrencyException}
 * by reloading. {@link io.taskledger.eventlog.append.LogUnavailableException} must not be retried
 * without an idempotency receipt, for the append may have happened.
 *
 * <p>Group append and tail keep connections of their own and take {@link
 * io.taskledger.eventlog.EventLogDataSource#unpooled}. The others take a pool in auto-commit whose
 * connection time-out is well below 5 s, the time for which an unreachable log is retried.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.eventlog;
