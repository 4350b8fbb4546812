package io.taskledger.cdk.observability;

import io.taskledger.cdk.data.DataStack;
import io.taskledger.cdk.environment.DatabaseSettings;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.observability.Bell.When;
import io.taskledger.cdk.services.ServiceMetrics;

import java.util.List;
import java.util.Map;

/** When somebody must look. */
final class Alarms {

    private static final double GIB = 1024.0 * 1024 * 1024;
    private static final Map<String, List<String>> POOLS =
            Map.of(
                    "command-side", List.of("eventlog"),
                    "query-side", List.of("readModel", "projections", "eventLog"));

    private final Bell bell;
    private final EnvironmentSettings settings;
    private final ServiceMetrics metrics;

    Alarms(Bell bell, EnvironmentSettings settings) {
        this.bell = bell;
        this.settings = settings;
        this.metrics = ServiceMetrics.of(settings);
    }

    void service(String name, ServiceSignals signals) {
        bell.rings(
                When.ABOVE,
                name + "-errors",
                5,
                3,
                signals.failureRate(),
                "More than 5 % of requests fail",
                "errors.md#requests-fail");
        bell.rings(
                When.ABOVE,
                name + "-latency",
                2,
                5,
                signals.responseTime("p95"),
                "One request in twenty takes longer than 2 s",
                "latency.md#requests-are-slow");
        bell.rings(
                When.ABOVE,
                name + "-cpu",
                80,
                10,
                signals.cpu(),
                "Tasks are busier than 80 %, although more should have been started",
                "cpu.md#tasks-are-busy");
        bell.rings(
                When.ABOVE,
                name + "-memory",
                90,
                10,
                signals.memory(),
                "Tasks use more than 90 % of their memory",
                "memory.md#tasks-use-much-memory");
        bell.rings(
                When.ABOVE,
                name + "-unhealthy",
                0,
                3,
                signals.unhealthy(),
                "A task does not answer its health check",
                "unhealthy-hosts.md#a-task-does-not-answer");
        bell.rings(
                When.BELOW_OR_SILENT,
                name + "-absent",
                1,
                3,
                signals.healthy(),
                "No task answers, or nobody knows of any",
                "unhealthy-hosts.md#no-task-answers");
        for (String pool : POOLS.getOrDefault(name, List.of())) {
            bell.rings(
                    When.ABOVE,
                    name + "-pool-" + pool,
                    0,
                    3,
                    metrics.gauge(name, "hikaricp.connections.pending", Map.of("pool", pool)),
                    "Requests wait for a database connection",
                    "pool-exhaustion.md#requests-wait-for-connections");
        }
    }

    void projection(String name) {
        Map<String, String> tags = Map.of("projection", name);
        bell.rings(
                When.ABOVE_OR_SILENT,
                "projection-" + name + "-lag",
                60,
                3,
                metrics.gauge("query-side", "taskledger.projection.lag.seconds", tags),
                "A projection is more than 60 s behind the log, or nobody knows",
                "stuck-projection.md#a-projection-lags");
        bell.rings(
                When.ABOVE,
                "projection-" + name + "-dead-letters",
                0,
                1,
                metrics.gauge("query-side", "taskledger.projection.dead.letters", tags),
                "A projection has parked events that it could not apply",
                "poison-events.md#dead-letters");
    }

    void database(DataStack.Server server, DataSignals data) {
        DatabaseSettings size = settings.database();
        String name = server.name();
        bell.rings(
                When.ABOVE,
                name + "-cpu",
                80,
                10,
                data.database(server, "CPUUtilization", "Average"),
                "PostgreSQL is busier than 80 %",
                "cpu.md#postgresql-is-busy");
        bell.rings(
                When.BELOW,
                name + "-memory",
                size.memoryGiB() * GIB * 0.05,
                10,
                data.database(server, "FreeableMemory", "Average"),
                "PostgreSQL has less than 5 % of its memory left",
                "memory.md#postgresql-is-short-of-memory");
        bell.rings(
                When.BELOW,
                name + "-storage",
                size.storageGiB() * GIB * 0.2,
                5,
                data.database(server, "FreeStorageSpace", "Minimum"),
                "Less than 20 % of the first storage is free",
                "storage.md#storage-runs-low");
        bell.rings(
                When.ABOVE,
                name + "-connections",
                size.maxConnections() * 0.8,
                5,
                data.database(server, "DatabaseConnections", "Maximum"),
                "More than 80 % of the connections that PostgreSQL takes are open",
                "pool-exhaustion.md#postgresql-runs-out-of-connections");
    }

    void cache(DataSignals data) {
        bell.rings(
                When.ABOVE,
                "cache-evictions",
                100,
                5,
                data.evictions(),
                "The cache is too small for what is asked for",
                "cache-loss.md#evictions");
    }
}
