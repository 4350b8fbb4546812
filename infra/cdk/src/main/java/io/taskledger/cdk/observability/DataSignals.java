package io.taskledger.cdk.observability;

import io.taskledger.cdk.data.DataStack;
import io.taskledger.cdk.environment.EnvironmentSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MathExpression;
import software.amazon.awscdk.services.cloudwatch.Metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PostgreSQL and Valkey as AWS sees them. */
final class DataSignals {

    private final DataStack data;
    private final EnvironmentSettings settings;

    DataSignals(DataStack data, EnvironmentSettings settings) {
        this.data = data;
        this.settings = settings;
    }

    List<DataStack.Server> servers() {
        return data.servers();
    }

    Metric database(DataStack.Server server, String name, String statistic) {
        return metric(
                "AWS/RDS",
                name,
                statistic,
                Map.of("DBInstanceIdentifier", server.entry().instance().getInstanceIdentifier()));
    }

    /** Of every node, added up. */
    IMetric evictions() {
        Map<String, IMetric> nodes = new TreeMap<>();
        List<String> names = new ArrayList<>();
        for (int node = 1; node <= settings.cache().nodes(); node++) {
            names.add("node" + node);
            nodes.put("node" + node, cache(node, "Evictions", "Sum"));
        }
        return MathExpression.Builder.create()
                .expression(String.join(" + ", names))
                .usingMetrics(nodes)
                .label("evictions")
                .period(Duration.minutes(1))
                .build();
    }

    /**
     * @param node from 1
     */
    Metric cache(int node, String name, String statistic) {
        return metric(
                "AWS/ElastiCache",
                name,
                statistic,
                Map.of("CacheClusterId", data.cache().name() + "-00" + node));
    }

    private static Metric metric(
            String namespace, String name, String statistic, Map<String, String> dimensions) {
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .dimensionsMap(dimensions)
                .statistic(statistic)
                .period(Duration.minutes(1))
                .build();
    }
}
