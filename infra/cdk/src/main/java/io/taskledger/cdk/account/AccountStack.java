package io.taskledger.cdk.account;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;

import software.amazon.awscdk.services.accessanalyzer.CfnAnalyzer;
import software.amazon.awscdk.services.budgets.CfnBudget;
import software.amazon.awscdk.services.ce.CfnAnomalyMonitor;
import software.amazon.awscdk.services.ce.CfnAnomalySubscription;
import software.amazon.awscdk.services.guardduty.CfnDetector;
import software.constructs.Construct;

import java.util.List;

/** The environment's account: watched, bounded in cost, deployed to from one repository only. */
public final class AccountStack extends EnvironmentStack {

    private static final int UNUSUAL_DOLLARS_A_DAY = 20;

    public AccountStack(Construct scope, EnvironmentSettings settings) {
        super(scope, settings, "account", true, "Account: threats, costs, who may deploy");
        CfnDetector.Builder.create(this, "Threats")
                .enable(true)
                .findingPublishingFrequency("FIFTEEN_MINUTES")
                .build();
        CfnAnalyzer.Builder.create(this, "OutsideAccess")
                .analyzerName(names().of("outside-access"))
                .type("ACCOUNT")
                .build();
        budget();
        unusualCosts();
        new Deployer(this, settings);
    }

    private void budget() {
        CfnBudget.Builder.create(this, "Budget")
                .budget(
                        CfnBudget.BudgetDataProperty.builder()
                                .budgetName(names().of("monthly"))
                                .budgetType("COST")
                                .timeUnit("MONTHLY")
                                .budgetLimit(
                                        CfnBudget.SpendProperty.builder()
                                                .amount(settings().monthlyBudget())
                                                .unit("USD")
                                                .build())
                                .build())
                .notificationsWithSubscribers(
                        List.of(notification("ACTUAL", 80), notification("FORECASTED", 100)))
                .build();
    }

    private CfnBudget.NotificationWithSubscribersProperty notification(String type, int percent) {
        return CfnBudget.NotificationWithSubscribersProperty.builder()
                .notification(
                        CfnBudget.NotificationProperty.builder()
                                .notificationType(type)
                                .comparisonOperator("GREATER_THAN")
                                .threshold(percent)
                                .thresholdType("PERCENTAGE")
                                .build())
                .subscribers(
                        settings().alarmAddresses().stream()
                                .map(
                                        address ->
                                                CfnBudget.SubscriberProperty.builder()
                                                        .subscriptionType("EMAIL")
                                                        .address(address)
                                                        .build())
                                .toList())
                .build();
    }

    private void unusualCosts() {
        CfnAnomalyMonitor monitor =
                CfnAnomalyMonitor.Builder.create(this, "CostMonitor")
                        .monitorName(names().of("costs"))
                        .monitorType("DIMENSIONAL")
                        .monitorDimension("SERVICE")
                        .build();
        CfnAnomalySubscription.Builder.create(this, "UnusualCosts")
                .subscriptionName(names().of("unusual-costs"))
                .frequency("DAILY")
                .monitorArnList(List.of(monitor.getAttrMonitorArn()))
                .subscribers(
                        settings().alarmAddresses().stream()
                                .map(
                                        address ->
                                                CfnAnomalySubscription.SubscriberProperty.builder()
                                                        .type("EMAIL")
                                                        .address(address)
                                                        .build())
                                .toList())
                .thresholdExpression(
                        "{\"Dimensions\":{\"Key\":\"ANOMALY_TOTAL_IMPACT_ABSOLUTE\","
                                + "\"MatchOptions\":[\"GREATER_THAN_OR_EQUAL\"],\"Values\":[\""
                                + UNUSUAL_DOLLARS_A_DAY
                                + "\"]}}")
                .build();
    }
}
