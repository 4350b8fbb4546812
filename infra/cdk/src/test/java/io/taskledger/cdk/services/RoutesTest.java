package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

class RoutesTest {

    /** As infra/local's entry points: operations, then reading, then all else of the API. */
    @EveryEnvironment
    void sendRequestsWhereEveryEntryPointSendsThem(Synthesized environment) {
        assertThat(rules(environment))
                .extracting(
                        rule -> rule.path("Priority").asInt(),
                        rule -> values(rule, "path-pattern"),
                        rule -> values(rule, "http-request-method"),
                        rule -> Reference.of(rule.at("/Actions/0/TargetGroupArn")))
                .containsExactlyInAnyOrder(
                        tuple(
                                10,
                                List.of("/api/admin/projections*", "/api/admin/rebuilds*"),
                                List.of(),
                                "querysidetargets"),
                        tuple(
                                20,
                                List.of("/api/*"),
                                List.of("GET", "HEAD", "OPTIONS"),
                                "querysidetargets"),
                        tuple(30, List.of("/api/*"), List.of(), "commandsidetargets"));
        assertThat(rules(environment))
                .allSatisfy(
                        rule -> {
                            assertThat(text(rule, "/Actions/0/Type")).isEqualTo("forward");
                            assertThat(Reference.of(rule.path("ListenerArn")))
                                    .isEqualTo("EntryLoadBalancerListener");
                            assertThat(rule.path("Conditions").findValues("Values"))
                                    .flatExtracting(all -> all.valueStream().toList())
                                    .as("at most five values a rule")
                                    .hasSizeLessThanOrEqualTo(5);
                        });
    }

    /** The option that none of the three has switched on. */
    @Test
    void sendNoCommandsToTheOtherSetOfTasksBeforeADeployment() {
        JsonNode action =
                Synthesized.withEveryOption()
                        .stack("services")
                        .with("AWS::ElasticLoadBalancingV2::ListenerRule", "Priority", "30")
                        .at("/Actions/0");

        assertThat(text(action, "/Type")).isEqualTo("forward");
        assertThat(action.at("/ForwardConfig/TargetGroups"))
                .extracting(
                        group -> Reference.of(group.path("TargetGroupArn")),
                        group -> group.path("Weight").asInt(-1))
                .containsExactly(tuple("commandsidetargets", 1), tuple("commandothertargets", 0));
    }

    @EveryEnvironment
    void askTargetsAsTheGuideSaysWhereTheReleaseBeforeAnswersToo(Synthesized environment) {
        targets(environment, "command-side", "query-side");
    }

    @Test
    void askBothSetsOfTasksTheSame() {
        targets(Synthesized.withEveryOption(), "command-side", "command-other", "query-side");
    }

    /** Stickiness would keep a person's requests on one task, and new ones idle. */
    private static void targets(Synthesized environment, String... names) {
        List<JsonNode> groups =
                environment
                        .stack("services")
                        .properties("AWS::ElasticLoadBalancingV2::TargetGroup");

        assertThat(groups)
                .extracting(group -> text(group, "/Name").replace(environment.named(""), ""))
                .containsExactlyInAnyOrder(names);
        assertThat(groups)
                .allSatisfy(
                        group -> {
                            says(
                                    group,
                                    """
                                    {
                                      "TargetType": "ip",
                                      "Protocol": "HTTP",
                                      "Port": 8080,
                                      "HealthCheckPath": "/api/auth/diagnostic",
                                      "Matcher": {"HttpCode": "200"},
                                      "HealthCheckIntervalSeconds": 30,
                                      "HealthCheckTimeoutSeconds": 5,
                                      "HealthyThresholdCount": 2,
                                      "UnhealthyThresholdCount": 3
                                    }
                                    """);
                            assertThat(group.has("HealthCheckPort"))
                                    .as("a port that its tasks may not have")
                                    .isFalse();
                            assertThat(Reference.map(group.path("TargetGroupAttributes")))
                                    .isEqualTo(
                                            Map.of(
                                                    "deregistration_delay.timeout_seconds", "30",
                                                    "slow_start.duration_seconds", "60",
                                                    "stickiness.enabled", "false"));
                            assertThat(Reference.of(group.path("VpcId"))).isEqualTo("network:Vpc");
                        });
    }

    private static List<JsonNode> rules(Synthesized environment) {
        return environment
                .stack("services")
                .properties("AWS::ElasticLoadBalancingV2::ListenerRule");
    }

    private static List<String> values(JsonNode rule, String field) {
        return rule.path("Conditions")
                .valueStream()
                .filter(condition -> text(condition, "/Field").equals(field))
                .flatMap(
                        condition ->
                                texts(
                                        condition,
                                        field.equals("path-pattern")
                                                ? "/PathPatternConfig/Values"
                                                : "/HttpRequestMethodConfig/Values")
                                        .stream())
                .toList();
    }
}
