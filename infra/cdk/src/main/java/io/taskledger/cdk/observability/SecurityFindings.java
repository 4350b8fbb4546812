package io.taskledger.cdk.observability;

import io.taskledger.cdk.environment.Names;

import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.sns.ITopic;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What GuardDuty and Access Analyzer find, by mail; alone they only show it to who goes to look.
 */
final class SecurityFindings {

    private static final String MAIL =
            "\"<kind> in account <account> at <time>: <title>. Runbook: %s\""
                    .formatted(Names.runbook("security-findings.md#somebody-found-something"));

    private SecurityFindings() {}

    static CfnRule to(ITopic topic, Construct scope, Names names) {
        return CfnRule.Builder.create(scope, "Findings")
                .name(names.of("security-findings"))
                .eventPattern(
                        new TreeMap<>(
                                Map.of(
                                        "source",
                                        List.of("aws.guardduty", "aws.access-analyzer"),
                                        "detail-type",
                                        List.of("GuardDuty Finding", "Access Analyzer Finding"))))
                .state("ENABLED")
                .targets(
                        List.of(
                                CfnRule.TargetProperty.builder()
                                        .id("Mail")
                                        .arn(topic.getTopicArn())
                                        .inputTransformer(mail())
                                        .build()))
                .build();
    }

    /** Access Analyzer's findings have no title; their resource stands in the console. */
    private static CfnRule.InputTransformerProperty mail() {
        return CfnRule.InputTransformerProperty.builder()
                .inputPathsMap(
                        new TreeMap<>(
                                Map.of(
                                        "kind", "$.detail-type",
                                        "account", "$.account",
                                        "time", "$.time",
                                        "title", "$.detail.title")))
                .inputTemplate(MAIL)
                .build();
    }
}
