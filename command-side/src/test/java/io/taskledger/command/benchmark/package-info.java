/**
 * How fast commands are, as a ratio to what the same server does for pgbench in the same run.
 * Started by {@code command-side/benchmark}.
 */
package io.taskledger.command.benchmark;
