package io.taskledger.cdk.edge;

import static io.taskledger.cdk.Json.says;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

import java.util.stream.Collectors;
import java.util.stream.Stream;

class FirewallTest {

    @EveryEnvironment
    void refusesFloodsAndWhatAwsKnowsToBeBad(Synthesized environment) {
        says(
                firewall(environment),
                """
                {
                    "Name": "%s",
                    "Scope": "CLOUDFRONT",
                    "DefaultAction": {"Allow": {}},
                    "VisibilityConfig": %s,
                    "Rules": [%s, %s, %s, %s]
                }
                """
                        .formatted(
                                environment.named("edge"),
                                seenAs("edge"),
                                flood(),
                                managed("AWSManagedRulesAmazonIpReputationList", 1, "[]"),
                                managed(
                                        "AWSManagedRulesCommonRuleSet",
                                        2,
                                        onlyCounted(
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
                                                "CrossSiteScripting_QUERYARGUMENTS")),
                                managed(
                                        "AWSManagedRulesKnownBadInputsRuleSet",
                                        3,
                                        onlyCounted(
                                                "JavaDeserializationRCE_BODY",
                                                "JavaDeserializationRCE_QUERYSTRING",
                                                "Log4JRCE_BODY",
                                                "Log4JRCE_QUERYSTRING",
                                                "ReactJSRCE_BODY"))));
    }

    private static String onlyCounted(String... rules) {
        return Stream.of(rules)
                .map("{\"Name\": \"%s\", \"ActionToUse\": {\"Count\": {}}}"::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static String flood() {
        return """
        {
            "Name": "flood",
            "Priority": 0,
            "Action": {"Block": {}},
            "Statement": {"RateBasedStatement": {"AggregateKeyType": "IP", "Limit": 10000}},
            "VisibilityConfig": %s
        }
        """
                .formatted(seenAs("flood"));
    }

    private static String managed(String name, int priority, String onlyCounted) {
        return """
        {
            "Name": "%1$s",
            "Priority": %2$d,
            "OverrideAction": {"None": {}},
            "Statement": {"ManagedRuleGroupStatement": {
                "VendorName": "AWS", "Name": "%1$s", "RuleActionOverrides": %3$s}},
            "VisibilityConfig": %4$s
        }
        """
                .formatted(name, priority, onlyCounted, seenAs(name));
    }

    private static String seenAs(String metric) {
        return """
        {
            "MetricName": "%s",
            "CloudWatchMetricsEnabled": true,
            "SampledRequestsEnabled": true
        }
        """
                .formatted(metric);
    }

    private static JsonNode firewall(Synthesized environment) {
        return environment.stack("edge").only("AWS::WAFv2::WebACL");
    }
}
