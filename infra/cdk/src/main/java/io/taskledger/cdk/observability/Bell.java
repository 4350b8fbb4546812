package io.taskledger.cdk.observability;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Names;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/** Rings by mail when something is wrong, and, where that shows, again when it is right. */
final class Bell extends Construct {

    private final transient Topic topic;
    private final transient Names names;

    Bell(Construct scope, EnvironmentSettings settings) {
        super(scope, "Bell");
        names = settings.names();
        topic =
                Topic.Builder.create(this, "Topic")
                        .topicName(names.of("alarms"))
                        .enforceSsl(true)
                        .build();
        letIn("cloudwatch.amazonaws.com", alarms());
        letIn("events.amazonaws.com", SecurityFindings.to(topic, this, names).getAttrArn());
        settings.alarmAddresses()
                .forEach(address -> topic.addSubscription(new EmailSubscription(address)));
    }

    /**
     * The policy that asks for encryption takes the place of SNS's own, which let everything of the
     * account publish.
     */
    private void letIn(String service, String arn) {
        topic.addToResourcePolicy(
                PolicyStatement.Builder.create()
                        .principals(List.of(new ServicePrincipal(service)))
                        .actions(List.of("sns:Publish"))
                        .resources(List.of(topic.getTopicArn()))
                        .conditions(Map.of("ArnLike", Map.of("aws:SourceArn", arn)))
                        .build());
    }

    private String alarms() {
        return Stack.of(this)
                .formatArn(
                        ArnComponents.builder()
                                .service("cloudwatch")
                                .resource("alarm")
                                .resourceName(names.of("*"))
                                .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                                .build());
    }

    /**
     * An alarm.
     *
     * @param minutes for so long without a break
     * @param runbook page and anchor under infra/runbooks
     */
    void rings(
            When when,
            String name,
            double threshold,
            int minutes,
            IMetric metric,
            String meaning,
            String runbook) {
        Alarm alarm =
                Alarm.Builder.create(this, name)
                        .alarmName(names.of(name))
                        .alarmDescription(meaning + ". Runbook: " + Names.runbook(runbook))
                        .metric(metric)
                        .comparisonOperator(when.comparison)
                        .threshold(threshold)
                        .treatMissingData(when.silence)
                        .evaluationPeriods(minutes)
                        .datapointsToAlarm(minutes)
                        .build();
        SnsAction mail = new SnsAction(topic);
        alarm.addAlarmAction(mail);
        alarm.addOkAction(mail);
    }

    /** How a metric is compared with its threshold, and what it means if it does not come. */
    enum When {
        ABOVE(ComparisonOperator.GREATER_THAN_THRESHOLD, TreatMissingData.NOT_BREACHING),
        ABOVE_OR_SILENT(ComparisonOperator.GREATER_THAN_THRESHOLD, TreatMissingData.BREACHING),
        BELOW(ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.MISSING),
        BELOW_OR_SILENT(ComparisonOperator.LESS_THAN_THRESHOLD, TreatMissingData.BREACHING);

        private final ComparisonOperator comparison;
        private final TreatMissingData silence;

        When(ComparisonOperator comparison, TreatMissingData silence) {
            this.comparison = comparison;
            this.silence = silence;
        }
    }
}
