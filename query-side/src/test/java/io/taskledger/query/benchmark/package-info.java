/**
 * How fast rebuilds are, as a ratio to what the same server does with COPY, and to a stock Axon
 * replay, in the same run. Started by {@code query-side/benchmark}.
 */
package io.taskledger.query.benchmark;
