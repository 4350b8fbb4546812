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
 * <p>The data source must be a pool in auto-commit whose connection time-out is below the bound of
 * {@link io.taskledger.eventlog.append.AppendSettings#patience()}; URL parameters {@code
 * connectTimeout=2&socketTimeout=10&tcpKeepAlive=true} turn a dead network into an error.
 */
@org.jspecify.annotations.NullMarked
package io.taskledger.eventlog;
