package io.taskledger.cdk.observability;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.services.ServiceMetrics;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.constructs.Construct;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One page: requests and latency, errors, database, containers, projections, cost. */
final class Dashboards {

    private static final List<String> PROJECTIONS = List.of("workspace", "history");

    private final ServiceMetrics own;
    private final Dashboard page;

    Dashboards(Construct scope, EnvironmentSettings settings) {
        own = ServiceMetrics.of(settings);
        page =
                Dashboard.Builder.create(scope, "Dashboard")
                        .dashboardName(settings.names().of("operations"))
                        .defaultInterval(Duration.hours(3))
                        .build();
    }

    void service(String name, ServiceSignals signals) {
        row(
                graph(name + ": requests a minute", signals.requests()),
                graph(
                        name + ": seconds at the load balancer",
                        signals.responseTime("p50"),
                        signals.responseTime("p95"),
                        signals.responseTime("p99")),
                graph(name + ": failed", signals.failureRate(), signals.failures()),
                graph(name + ": tasks, %", signals.cpu(), signals.memory()));
        row(
                graph(name + ": answered", percentile(name, "0.5"), percentile(name, "0.95")),
                graph(name + ": slowest", percentile(name, "0.99")),
                graph(
                        name + ": server errors",
                        own.count(name, "http.server.requests", outcome("SERVER_ERROR"))),
                graph(
                        name + ": processor",
                        own.gauge(name, "process.cpu.usage", Map.of()),
                        own.gauge(name, "jvm.threads.live", Map.of())));
    }

    void log() {
        row(
                graph(
                        "append, ms",
                        own.average("command-side", "taskledger.append.latency", Map.of()),
                        own.highest("command-side", "taskledger.append.latency", Map.of())),
                graph(
                        "events appended",
                        own.count("command-side", "taskledger.append.events", Map.of())),
                graph("projections: seconds behind", projection("lag.seconds")),
                graph("projections: parked events", projection("dead.letters")));
    }

    void data(DataSignals data) {
        data.servers()
                .forEach(
                        server ->
                                row(
                                        graph(
                                                server.name() + ": CPU %",
                                                data.database(server, "CPUUtilization", "Average")),
                                        graph(
                                                server.name() + ": connections",
                                                data.database(
                                                        server, "DatabaseConnections", "Maximum")),
                                        graph(
                                                server.name() + ": free storage",
                                                data.database(
                                                        server, "FreeStorageSpace", "Minimum")),
                                        graph(
                                                server.name() + ": write latency",
                                                data.database(server, "WriteLatency", "Average"))));
        row(
                graph(
                        "cache: asked",
                        own.count("query-side", "taskledger.cache.requests", result("hit")),
                        own.count("query-side", "taskledger.cache.requests", result("miss"))),
                graph("cache: evictions", data.evictions()),
                graph(
                        "pools: in use",
                        own.gauge(
                                "command-side",
                                "hikaricp.connections.active",
                                Map.of("pool", "eventlog")),
                        own.gauge(
                                "query-side",
                                "hikaricp.connections.active",
                                Map.of("pool", "readModel"))),
                graph("cost so far this month, $", cost()));
    }

    private IMetric[] projection(String what) {
        List<IMetric> all = new ArrayList<>();
        for (String name : PROJECTIONS) {
            all.add(
                    own.gauge(
                            "query-side",
                            "taskledger.projection." + what,
                            Map.of("projection", name)));
        }
        return all.toArray(IMetric[]::new);
    }

    private Metric percentile(String service, String phi) {
        return own.gauge(
                service,
                "http.server.requests.percentile",
                Map.of("outcome", "SUCCESS", "phi", phi));
    }

    private static Map<String, String> outcome(String outcome) {
        return Map.of("outcome", outcome);
    }

    private static Map<String, String> result(String result) {
        return Map.of("result", result);
    }

    private static Metric cost() {
        return Metric.Builder.create()
                .namespace("AWS/Billing")
                .metricName("EstimatedCharges")
                .dimensionsMap(Map.of("Currency", "USD"))
                .statistic("Maximum")
                .period(Duration.hours(6))
                .build();
    }

    private void row(IWidget... widgets) {
        page.addWidgets(widgets);
    }

    private static GraphWidget graph(String title, IMetric... metrics) {
        return GraphWidget.Builder.create()
                .title(title)
                .width(6)
                .height(6)
                .left(Arrays.asList(metrics))
                .build();
    }
}
