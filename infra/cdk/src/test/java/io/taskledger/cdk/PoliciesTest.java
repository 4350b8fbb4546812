package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What roles may do: no «everything», and «on everything» only where AWS knows nothing finer. */
class PoliciesTest {

    /** Actions that cannot be bound to a resource, from AWS's service authorization reference. */
    private static final List<String> WITHOUT_RESOURCES =
            List.of(
                    "cloudwatch:PutMetricData",
                    "ecr:GetAuthorizationToken",
                    "ssmmessages:CreateControlChannel",
                    "ssmmessages:CreateDataChannel",
                    "ssmmessages:OpenControlChannel",
                    "ssmmessages:OpenDataChannel",
                    "xray:GetSamplingRules",
                    "xray:GetSamplingTargets",
                    "xray:PutTelemetryRecords",
                    "xray:PutTraceSegments");

    @EveryEnvironment
    void allowsNoActionByPattern(Synthesized environment) {
        assertThat(statements(environment))
                .isNotEmpty()
                .allSatisfy(s -> assertThat(values(s, "Action")).noneMatch(a -> a.contains("*")));
    }

    @EveryEnvironment
    void allowsOnEverythingOnlyWhatKnowsNoResources(Synthesized environment) {
        assertThat(statements(environment))
                .filteredOn(s -> values(s, "Resource").contains("*"))
                .allSatisfy(s -> assertThat(WITHOUT_RESOURCES).containsAll(values(s, "Action")));
    }

    @EveryEnvironment
    void bindsMetricsToTheEnvironmentsNamespace(Synthesized environment) {
        assertThat(statements(environment))
                .filteredOn(s -> values(s, "Action").contains("cloudwatch:PutMetricData"))
                .hasSize(2)
                .allSatisfy(
                        s ->
                                assertThat(
                                                s.at("/Condition/StringEquals")
                                                        .path("cloudwatch:namespace")
                                                        .asString())
                                        .isEqualTo("Taskledger/" + environment.name()));
    }

    private static List<JsonNode> statements(Synthesized environment) {
        List<JsonNode> all = new ArrayList<>();
        Stream.concat(
                        environment.properties("AWS::IAM::Policy").stream(),
                        environment.properties("AWS::IAM::Role").stream()
                                .flatMap(r -> r.path("Policies").valueStream()))
                .forEach(p -> p.at("/PolicyDocument/Statement").forEach(all::add));
        return all;
    }

    private static List<String> values(JsonNode statement, String key) {
        JsonNode value = statement.path(key);
        return value.isArray()
                ? value.valueStream().map(v -> v.asString(v.toString())).toList()
                : List.of(value.asString(value.toString()));
    }
}
