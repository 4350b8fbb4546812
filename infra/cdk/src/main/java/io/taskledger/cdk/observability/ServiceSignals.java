package io.taskledger.cdk.observability;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.services.Service;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationTargetGroupMetrics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A service as the load balancer and ECS see it, in steps of a minute. */
final class ServiceSignals {

    private final List<ApplicationTargetGroup> targets;
    private final Map<String, String> dimensions;

    ServiceSignals(Service service, EnvironmentSettings settings) {
        targets = service.targets();
        dimensions =
                new TreeMap<>(
                        Map.of(
                                "ClusterName", settings.names().of("cluster"),
                                "ServiceName", service.serviceName()));
    }

    IMetric requests() {
        return sum("requests", group -> group.requestCount(statistic("Sum")));
    }

    IMetric failures() {
        return sum(
                "failures",
                group -> group.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, statistic("Sum")));
    }

    /** In percent of all requests; nothing while there are too few to tell. */
    IMetric failureRate() {
        return MathExpression.Builder.create()
                .expression("IF(requests > 20, 100 * FILL(failures, 0) / requests, 0)")
                .usingMetrics(new TreeMap<>(Map.of("requests", requests(), "failures", failures())))
                .label("failed %")
                .period(Duration.minutes(1))
                .build();
    }

    /** In seconds. */
    IMetric responseTime(String percentile) {
        return together(
                "MAX([%1$s_1, %1$s_2])",
                percentile, group -> group.targetResponseTime(statistic(percentile)));
    }

    IMetric unhealthy() {
        return sum("unhealthy", group -> group.unhealthyHostCount(statistic("Maximum")));
    }

    IMetric healthy() {
        return sum("healthy", group -> group.healthyHostCount(statistic("Minimum")));
    }

    /** In percent. */
    Metric cpu() {
        return ecs("CPUUtilization");
    }

    /** In percent. */
    Metric memory() {
        return ecs("MemoryUtilization");
    }

    private IMetric sum(String id, Function<IApplicationTargetGroupMetrics, IMetric> metric) {
        return together("FILL(%1$s_1, 0) + FILL(%1$s_2, 0)", id, metric);
    }

    /** Of all target groups: where a deployment shifts between two, either may have the tasks. */
    private IMetric together(
            String formula, String id, Function<IApplicationTargetGroupMetrics, IMetric> metric) {
        if (targets.size() == 1) {
            return metric.apply(targets.getFirst().getMetrics());
        }
        return MathExpression.Builder.create()
                .expression(formula.formatted(id))
                .usingMetrics(
                        new TreeMap<>(
                                Map.of(
                                        id + "_1", metric.apply(targets.getFirst().getMetrics()),
                                        id + "_2", metric.apply(targets.getLast().getMetrics()))))
                .period(Duration.minutes(1))
                .build();
    }

    private Metric ecs(String name) {
        return Metric.Builder.create()
                .namespace("AWS/ECS")
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic("Average")
                .period(Duration.minutes(1))
                .build();
    }

    private static MetricOptions statistic(String statistic) {
        return MetricOptions.builder().statistic(statistic).period(Duration.minutes(1)).build();
    }
}
