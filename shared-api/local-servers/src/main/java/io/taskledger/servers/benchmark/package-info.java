/**
 * What the benchmarks of all modules have in common: measurements in rounds, written as JSON for
 * {@code infra/bench/report}, and pgbench, which most of them are compared with.
 */
package io.taskledger.servers.benchmark;
