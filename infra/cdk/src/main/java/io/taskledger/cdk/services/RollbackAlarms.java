package io.taskledger.cdk.services;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Names;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HttpCodeTarget;
import software.constructs.Construct;

import java.util.ArrayList;
import java.util.List;

/** What makes ECS give up a deployment and go back to the release before. */
final class RollbackAlarms {

    private RollbackAlarms() {}

    /**
     * Their names.
     *
     * @param groups all that the new release's tasks may be in
     */
    static List<String> of(
            Construct scope,
            EnvironmentSettings settings,
            String service,
            List<ApplicationTargetGroup> groups) {
        List<String> all = new ArrayList<>(of(scope, settings, service, groups.getFirst()));
        groups.stream()
                .skip(1)
                .forEach(other -> all.addAll(of(scope, settings, service + "-other", other)));
        return all;
    }

    private static List<String> of(
            Construct scope,
            EnvironmentSettings settings,
            String service,
            ApplicationTargetGroup targets) {
        MetricOptions aMinute = MetricOptions.builder().period(Duration.minutes(1)).build();
        IMetric errors =
                targets.getMetrics().httpCodeTarget(HttpCodeTarget.TARGET_5XX_COUNT, aMinute);
        IMetric slowest =
                targets.getMetrics()
                        .targetResponseTime(
                                MetricOptions.builder()
                                        .period(Duration.minutes(1))
                                        .statistic("p95")
                                        .build());
        return List.of(
                alarm(scope, settings.names().of(service + "-rollback-errors"), errors, 20),
                alarm(scope, settings.names().of(service + "-rollback-latency"), slowest, 2));
    }

    private static String alarm(Construct scope, String name, IMetric metric, double threshold) {
        return Alarm.Builder.create(scope, name)
                .alarmName(name)
                .alarmDescription(
                        "A deployment goes back. Runbook: "
                                + Names.runbook("deploy.md#a-deployment-went-back-by-itself"))
                .metric(metric)
                .threshold(threshold)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD)
                .evaluationPeriods(3)
                .datapointsToAlarm(2)
                .treatMissingData(TreatMissingData.NOT_BREACHING)
                .build()
                .getAlarmName();
    }
}
