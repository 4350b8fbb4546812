package io.taskledger.cdk.services;

import io.taskledger.cdk.environment.EnvironmentSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Metric;

import java.util.Map;
import java.util.TreeMap;

/**
 * The services' own metrics as Micrometer names them for CloudWatch: the meter's name, then what of
 * it is meant; its tags are the dimensions, all of which a query must name.
 */
public final class ServiceMetrics {

    private final String namespace;

    private ServiceMetrics(String namespace) {
        this.namespace = namespace;
    }

    public static ServiceMetrics of(EnvironmentSettings settings) {
        return new ServiceMetrics(settings.names().metricNamespace());
    }

    /** The highest value of a gauge in a minute, of all instances. */
    public Metric gauge(String service, String meter, Map<String, String> tags) {
        return metric(service, meter + ".value", "Maximum", tags);
    }

    /** How often in a minute, all instances together. */
    public Metric count(String service, String meter, Map<String, String> tags) {
        return metric(service, meter + ".count", "Sum", tags);
    }

    /** What a timer took on average, in milliseconds. */
    public Metric average(String service, String meter, Map<String, String> tags) {
        return metric(service, meter + ".avg", "Average", tags);
    }

    /** What a timer took at most, in milliseconds. */
    public Metric highest(String service, String meter, Map<String, String> tags) {
        return metric(service, meter + ".max", "Maximum", tags);
    }

    private Metric metric(String service, String name, String statistic, Map<String, String> tags) {
        Map<String, String> dimensions = new TreeMap<>(tags);
        dimensions.put("service", service);
        return Metric.Builder.create()
                .namespace(namespace)
                .metricName(name)
                .statistic(statistic)
                .period(Duration.minutes(1))
                .dimensionsMap(dimensions)
                .build();
    }
}
