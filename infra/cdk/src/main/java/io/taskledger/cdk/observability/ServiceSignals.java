package io.taskledger.cdk.observability;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.services.Service;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.amazon.awscdk.services.elasticloadbalancingv2.IApplicationTargetGroupMetrics;

import java.util.Map;

/** A service as the load balancer and ECS see it, in steps of a minute. */
final class ServiceSignals {

    private final IApplicationTargetGroupMetrics targets;
    private final Map<String, String> dimensions;

    ServiceSignals(Service service, EnvironmentSettings settings) {
        targets = service.targets().getMetrics();
        dimensions =
                Map.of(
                        "ClusterName", settings.names().of("cluster"),
                        "ServiceName", service.serviceName());
    }

    IMetric requests() {
        return targets.requestCount(statistic("Sum"));
    }

    IMetric failures() {
        return targets.httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, statistic("Sum"));
    }

    /** In percent of all requests; nothing while there are too few to tell. */
    IMetric failureRate() {
        return MathExpression.Builder.create()
                .expression("IF(requests > 20, 100 * FILL(failures, 0) / requests, 0)")
                .usingMetrics(Map.of("requests", requests(), "failures", failures()))
                .label("failed %")
                .period(Duration.minutes(1))
                .build();
    }

    /** In seconds. */
    IMetric responseTime(String percentile) {
        return targets.targetResponseTime(statistic(percentile));
    }

    IMetric unhealthy() {
        return targets.unhealthyHostCount(statistic("Maximum"));
    }

    /** In percent. */
    Metric cpu() {
        return ecs("CPUUtilization");
    }

    /** In percent. */
    Metric memory() {
        return ecs("MemoryUtilization");
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
