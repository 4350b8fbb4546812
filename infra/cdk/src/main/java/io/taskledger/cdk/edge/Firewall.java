package io.taskledger.cdk.edge;

import io.taskledger.cdk.environment.EnvironmentSettings;

import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.constructs.Construct;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * AWS's managed rules and a limit of requests from one address. What people write is not judged
 * here: a description may speak of {@code <script>}, of {@code ../../etc/passwd} or of {@code
 * http://10.0.0.1}, and so may a search. Nothing of the services runs, opens or fetches such text,
 * and what they refuse they refuse in their own words. So rules that look for patterns in bodies
 * and in query strings only count; those that look at paths, headers and cookies refuse.
 */
final class Firewall extends Construct {

    /** In five minutes. The services limit callers much closer; this stops floods. */
    private static final int REQUESTS_OF_ONE_ADDRESS = 10_000;

    /** Also those of size: a description may be longer than 8 KiB, a cursor than 2 KiB. */
    private static final List<String> ABOUT_WHAT_PEOPLE_WRITE =
            List.of(
                    "SizeRestrictions_BODY",
                    "SizeRestrictions_QUERYSTRING",
                    "EC2MetaDataSSRF_BODY",
                    "EC2MetaDataSSRF_QUERYARGUMENTS",
                    "GenericLFI_BODY",
                    "GenericLFI_QUERYARGUMENTS",
                    "GenericRFI_BODY",
                    "GenericRFI_QUERYARGUMENTS",
                    "RestrictedExtensions_QUERYARGUMENTS",
                    "CrossSiteScripting_BODY",
                    "CrossSiteScripting_QUERYARGUMENTS");

    private static final List<String> ABOUT_WHAT_PROGRAMS_READ =
            List.of(
                    "JavaDeserializationRCE_BODY",
                    "JavaDeserializationRCE_QUERYSTRING",
                    "Log4JRCE_BODY",
                    "Log4JRCE_QUERYSTRING",
                    "ReactJSRCE_BODY");

    private final transient CfnWebACL rules;

    Firewall(Construct scope, EnvironmentSettings settings) {
        super(scope, "Firewall");
        List<CfnWebACL.RuleProperty> all = new ArrayList<>();
        all.add(flood());
        all.add(managed("AWSManagedRulesAmazonIpReputationList", 1, List.of()));
        all.add(managed("AWSManagedRulesCommonRuleSet", 2, ABOUT_WHAT_PEOPLE_WRITE));
        all.add(managed("AWSManagedRulesKnownBadInputsRuleSet", 3, ABOUT_WHAT_PROGRAMS_READ));
        rules =
                CfnWebACL.Builder.create(this, "Rules")
                        .name(settings.names().of("edge"))
                        .scope("CLOUDFRONT")
                        .defaultAction(
                                CfnWebACL.DefaultActionProperty.builder()
                                        .allow(CfnWebACL.AllowActionProperty.builder().build())
                                        .build())
                        .visibilityConfig(visible("edge"))
                        .rules(all)
                        .build();
    }

    String arn() {
        return rules.getAttrArn();
    }

    private static CfnWebACL.RuleProperty flood() {
        return CfnWebACL.RuleProperty.builder()
                .name("flood")
                .priority(0)
                .action(
                        CfnWebACL.RuleActionProperty.builder()
                                .block(CfnWebACL.BlockActionProperty.builder().build())
                                .build())
                .statement(
                        CfnWebACL.StatementProperty.builder()
                                .rateBasedStatement(
                                        CfnWebACL.RateBasedStatementProperty.builder()
                                                .limit(REQUESTS_OF_ONE_ADDRESS)
                                                .aggregateKeyType("IP")
                                                .build())
                                .build())
                .visibilityConfig(visible("flood"))
                .build();
    }

    private static CfnWebACL.RuleProperty managed(
            String name, int priority, List<String> onlyCounted) {
        return CfnWebACL.RuleProperty.builder()
                .name(name)
                .priority(priority)
                .overrideAction(CfnWebACL.OverrideActionProperty.builder().none(Map.of()).build())
                .statement(
                        CfnWebACL.StatementProperty.builder()
                                .managedRuleGroupStatement(
                                        CfnWebACL.ManagedRuleGroupStatementProperty.builder()
                                                .vendorName("AWS")
                                                .name(name)
                                                .ruleActionOverrides(
                                                        onlyCounted.stream()
                                                                .map(Firewall::counted)
                                                                .toList())
                                                .build())
                                .build())
                .visibilityConfig(visible(name))
                .build();
    }

    private static CfnWebACL.RuleActionOverrideProperty counted(String rule) {
        return CfnWebACL.RuleActionOverrideProperty.builder()
                .name(rule)
                .actionToUse(
                        CfnWebACL.RuleActionProperty.builder()
                                .count(CfnWebACL.CountActionProperty.builder().build())
                                .build())
                .build();
    }

    private static CfnWebACL.VisibilityConfigProperty visible(String name) {
        return CfnWebACL.VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(name)
                .build();
    }
}
