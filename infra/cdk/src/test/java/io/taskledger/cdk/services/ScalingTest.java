package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class ScalingTest {

    @Test
    void hasBetweenTwoAndTenTasksInProduction() {
        assertThat(targets(Synthesized.environment("prod")))
                .hasSize(2)
                .extracting(t -> t.path("MinCapacity").asInt(), t -> t.path("MaxCapacity").asInt())
                .containsOnly(tuple(2, 10));
    }

    @EveryEnvironment
    void startsMoreByProcessorMemoryAndRequests(Synthesized environment) {
        for (String service : List.of("commandside", "queryside")) {
            assertThat(policies(environment, service))
                    .contains(
                            tuple("ECSServiceAverageCPUUtilization", 70, 60, 300, false),
                            tuple("ECSServiceAverageMemoryUtilization", 80, 60, 0, true),
                            tuple(
                                    "ALBRequestCountPerTarget",
                                    environment.settings().querySide().requestsPerMinute(),
                                    60,
                                    300,
                                    false));
        }
    }

    @EveryEnvironment
    void startsMoreQuerySidesWhenWhatPeopleReadIsBehind(Synthesized environment) {
        assertThat(policies(environment, "queryside"))
                .contains(tuple("taskledger.projection.lag.seconds.value", 30, 60, 300, false));
        assertThat(policies(environment, "commandside")).hasSize(3);
    }

    private static List<org.assertj.core.groups.Tuple> policies(
            Synthesized environment, String service) {
        return environment
                .stack("services")
                .resources("AWS::ApplicationAutoScaling::ScalingPolicy")
                .stream()
                .filter(policy -> policy.getKey().startsWith(service))
                .map(
                        policy ->
                                policy.getValue()
                                        .at("/Properties/TargetTrackingScalingPolicyConfiguration"))
                .map(ScalingTest::policy)
                .toList();
    }

    private static org.assertj.core.groups.Tuple policy(JsonNode p) {
        return tuple(
                text(p, "/PredefinedMetricSpecification/PredefinedMetricType")
                        + text(p, "/CustomizedMetricSpecification/MetricName"),
                p.path("TargetValue").asInt(),
                p.path("ScaleOutCooldown").asInt(),
                p.path("ScaleInCooldown").asInt(0),
                p.path("DisableScaleIn").asBoolean(false));
    }

    private static List<JsonNode> targets(Synthesized environment) {
        return environment
                .stack("services")
                .properties("AWS::ApplicationAutoScaling::ScalableTarget");
    }
}
