package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
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
    void changesTheNumberOfTasksOfBothServices(Synthesized environment) {
        assertThat(targets(environment))
                .extracting(
                        t -> text(t, "/ServiceNamespace"),
                        t -> text(t, "/ScalableDimension"),
                        t -> Reference.of(t.path("ResourceId")))
                .containsExactlyInAnyOrder(
                        tuple(
                                "ecs",
                                "ecs:service:DesiredCount",
                                "service/migration:Cluster/commandsideserviceService.Name"),
                        tuple(
                                "ecs",
                                "ecs:service:DesiredCount",
                                "service/migration:Cluster/querysideserviceService.Name"));
    }

    /** The query side also when what people read is behind. */
    @EveryEnvironment
    void startsMoreByProcessorMemoryAndRequests(Synthesized environment) {
        String both =
                """
                %1$s: ECSServiceAverageCPUUtilization 70, out after 60 s, in after 300 s
                %1$s: ECSServiceAverageMemoryUtilization 80, out after 60 s, never in
                %1$s: ALBRequestCountPerTarget of %1$s %2$d, out after 60 s, in after 300 s
                """;
        String lag =
                """
                queryside: Maximum taskledger.projection.lag.seconds.value of Taskledger/%s\
                 projection=workspace service=query-side 30, out after 60 s, in after 300 s
                """;
        String all =
                both.formatted(
                                "commandside",
                                environment.settings().commandSide().requestsPerMinute())
                        + both.formatted(
                                "queryside", environment.settings().querySide().requestsPerMinute())
                        + lag.formatted(environment.name());

        List<JsonNode> policies = policies(environment);
        assertThat(policies)
                .extracting(ScalingTest::line)
                .containsExactlyInAnyOrderElementsOf(all.lines().toList());
        assertThat(policies)
                .allMatch(policy -> text(policy, "/PolicyType").equals("TargetTrackingScaling"));
    }

    /** The requests of one group say nothing where another may have them all. */
    @Test
    void doesNotCountRequestsWhereTwoGroupsTakeTurns() {
        assertThat(policies(Synthesized.withEveryOption()))
                .extracting(ScalingTest::line)
                .filteredOn(line -> line.contains("ALBRequestCountPerTarget"))
                .singleElement()
                .asString()
                .startsWith("queryside:");
    }

    private static List<JsonNode> policies(Synthesized environment) {
        return environment
                .stack("services")
                .properties("AWS::ApplicationAutoScaling::ScalingPolicy");
    }

    private static String line(JsonNode policy) {
        JsonNode p = policy.path("TargetTrackingScalingPolicyConfiguration");
        return "%s: %s%s %s, out after %s s, %s"
                .formatted(
                        service(Reference.of(policy.path("ScalingTargetId"))),
                        predefined(p.path("PredefinedMetricSpecification")),
                        own(p.path("CustomizedMetricSpecification")),
                        text(p, "/TargetValue"),
                        text(p, "/ScaleOutCooldown"),
                        p.path("DisableScaleIn").asBoolean(false)
                                ? "never in"
                                : "in after " + text(p, "/ScaleInCooldown") + " s");
    }

    private static String predefined(JsonNode metric) {
        String targets =
                metric.has("ResourceLabel") ? Reference.of(metric.path("ResourceLabel")) : "";
        return text(metric, "/PredefinedMetricType")
                + (targets.isEmpty() ? "" : " of " + service(targets.replaceFirst(".*/", "")));
    }

    private static String own(JsonNode metric) {
        return metric.isMissingNode()
                ? ""
                : "%s %s of %s %s"
                        .formatted(
                                text(metric, "/Statistic"),
                                text(metric, "/MetricName"),
                                text(metric, "/Namespace"),
                                Reference.dimensions(metric));
    }

    private static String service(String id) {
        return id.replaceFirst("serviceServiceTaskCountTarget$|targets\\.TargetGroupFullName$", "");
    }

    private static List<JsonNode> targets(Synthesized environment) {
        return environment
                .stack("services")
                .properties("AWS::ApplicationAutoScaling::ScalableTarget");
    }
}
