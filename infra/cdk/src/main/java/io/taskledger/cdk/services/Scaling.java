package io.taskledger.cdk.services;

import io.taskledger.cdk.environment.ServiceSettings;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.applicationautoscaling.EnableScalingProps;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.ecs.CpuUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.MemoryUtilizationScalingProps;
import software.amazon.awscdk.services.ecs.RequestCountScalingProps;
import software.amazon.awscdk.services.ecs.ScalableTaskCount;
import software.amazon.awscdk.services.ecs.TrackCustomMetricProps;

/** How many tasks a service has. Call it once the listener's rules are attached. */
final class Scaling {

    private static final Duration OUT = Duration.seconds(60);
    private static final Duration IN = Duration.seconds(300);

    private Scaling() {}

    static ScalableTaskCount of(Service service) {
        ServiceSettings size = service.size();
        ScalableTaskCount tasks =
                service.service()
                        .autoScaleTaskCount(
                                EnableScalingProps.builder()
                                        .minCapacity(size.fewest())
                                        .maxCapacity(size.most())
                                        .build());
        tasks.scaleOnCpuUtilization(
                "Cpu",
                CpuUtilizationScalingProps.builder()
                        .targetUtilizationPercent(70)
                        .scaleOutCooldown(OUT)
                        .scaleInCooldown(IN)
                        .build());
        tasks.scaleOnMemoryUtilization(
                "Memory",
                MemoryUtilizationScalingProps.builder()
                        .targetUtilizationPercent(80)
                        .scaleOutCooldown(OUT)
                        // A JVM gives no memory back: by memory it would never shrink, or flap.
                        .disableScaleIn(true)
                        .build());
        // By one group's requests, so not where two take turns: half of the time it has none.
        if (service.targets().size() == 1) {
            tasks.scaleOnRequestCount(
                    "Requests",
                    RequestCountScalingProps.builder()
                            .requestsPerTarget(size.requestsPerMinute())
                            .targetGroup(service.targets().getFirst())
                            .scaleOutCooldown(OUT)
                            .scaleInCooldown(IN)
                            .build());
        }
        return tasks;
    }

    /**
     * @param lag in seconds
     */
    static void byLag(ScalableTaskCount tasks, IMetric lag) {
        tasks.scaleToTrackCustomMetric(
                "Lag",
                TrackCustomMetricProps.builder()
                        .metric(lag)
                        .targetValue(30)
                        .scaleOutCooldown(OUT)
                        .scaleInCooldown(IN)
                        .build());
    }
}
