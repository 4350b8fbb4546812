package io.taskledger.cdk.account;

import static io.taskledger.cdk.Json.says;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Json;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

import java.util.stream.Collectors;

class AccountTest {

    @EveryEnvironment
    void watchesForThreats(Synthesized environment) {
        Template account = environment.stack("account");

        says(
                account.only("AWS::GuardDuty::Detector"),
                """
                {"Enable": true, "FindingPublishingFrequency": "FIFTEEN_MINUTES"}
                """);
        says(
                account.only("AWS::AccessAnalyzer::Analyzer"),
                """
                {"Type": "ACCOUNT", "AnalyzerName": "%s"}
                """
                        .formatted(environment.named("outside-access")));
    }

    @EveryEnvironment
    void tellsAt80PercentOfTheBudgetAndWhenAllOfItIsForecast(Synthesized environment) {
        says(
                environment.stack("account").only("AWS::Budgets::Budget"),
                """
                {
                  "Budget": {
                    "BudgetName": "%s",
                    "BudgetType": "COST",
                    "TimeUnit": "MONTHLY",
                    "BudgetLimit": {"Amount": %d, "Unit": "USD"}
                  },
                  "NotificationsWithSubscribers": [
                    {
                      "Notification": {
                        "NotificationType": "ACTUAL",
                        "ComparisonOperator": "GREATER_THAN",
                        "Threshold": 80,
                        "ThresholdType": "PERCENTAGE"
                      },
                      "Subscribers": %3$s
                    },
                    {
                      "Notification": {
                        "NotificationType": "FORECASTED",
                        "ComparisonOperator": "GREATER_THAN",
                        "Threshold": 100,
                        "ThresholdType": "PERCENTAGE"
                      },
                      "Subscribers": %3$s
                    }
                  ]
                }
                """
                        .formatted(
                                environment.named("monthly"),
                                environment.settings().monthlyBudget(),
                                mail(environment, "SubscriptionType")));
    }

    @EveryEnvironment
    void tellsWhenAServiceCosts20DollarsMoreThanUsual(Synthesized environment) {
        Template account = environment.stack("account");
        JsonNode subscription = account.only("AWS::CE::AnomalySubscription");

        says(
                account.only("AWS::CE::AnomalyMonitor"),
                """
                {
                  "MonitorName": "%s",
                  "MonitorType": "DIMENSIONAL",
                  "MonitorDimension": "SERVICE"
                }
                """
                        .formatted(environment.named("costs")));
        says(
                subscription,
                """
                {"SubscriptionName": "%s", "Frequency": "DAILY", "Subscribers": %s}
                """
                        .formatted(environment.named("unusual-costs"), mail(environment, "Type")));
        assertThat(subscription.path("MonitorArnList").valueStream().map(Reference::of))
                .containsExactly("CostMonitor.MonitorArn");
        says(
                Json.parse(subscription.path("ThresholdExpression").asString("{}")),
                """
                {"Dimensions": {
                  "Key": "ANOMALY_TOTAL_IMPACT_ABSOLUTE",
                  "MatchOptions": ["GREATER_THAN_OR_EQUAL"],
                  "Values": ["20"]
                }}
                """);
    }

    @EveryEnvironment
    void tagsWhatCostsMoney(Synthesized environment) {
        for (String type :
                new String[] {
                    "AWS::RDS::DBInstance",
                    "AWS::ElastiCache::ReplicationGroup",
                    "AWS::ECS::Service",
                    "AWS::EC2::NatGateway",
                    "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    "AWS::CloudFront::Distribution",
                    "AWS::S3::Bucket"
                }) {
            assertThat(environment.properties(type))
                    .isNotEmpty()
                    .allSatisfy(
                            p ->
                                    assertThat(Reference.map(p.path("Tags")))
                                            .containsEntry("system", "taskledger")
                                            .containsEntry("environment", environment.name()));
        }
    }

    /**
     * Everybody who is told, as a list.
     *
     * @param kind what the service calls the kind of a subscription
     */
    private static String mail(Synthesized environment, String kind) {
        return environment.settings().alarmAddresses().stream()
                .map(address -> "{\"%s\": \"EMAIL\", \"Address\": \"%s\"}".formatted(kind, address))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
