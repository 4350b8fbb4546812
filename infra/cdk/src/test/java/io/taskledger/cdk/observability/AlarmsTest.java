package io.taskledger.cdk.observability;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class AlarmsTest {

    /** Name → threshold of what the guide and cloud.md ask for. */
    @EveryEnvironment
    void ringsForWhatMatters(Synthesized environment) {
        double gib = 1024.0 * 1024 * 1024;
        Map<String, Double> expected =
                Map.ofEntries(
                        Map.entry("command-side-errors", 5.0),
                        Map.entry("query-side-errors", 5.0),
                        Map.entry("command-side-latency", 2.0),
                        Map.entry("query-side-latency", 2.0),
                        Map.entry("command-side-cpu", 80.0),
                        Map.entry("query-side-cpu", 80.0),
                        Map.entry("database-cpu", 80.0),
                        Map.entry("command-side-memory", 90.0),
                        Map.entry("query-side-memory", 90.0),
                        Map.entry(
                                "database-memory",
                                environment.settings().database().memoryGiB() * gib * 0.05),
                        Map.entry("command-side-pool-eventlog", 0.0),
                        Map.entry("query-side-pool-readModel", 0.0),
                        Map.entry("query-side-pool-projections", 0.0),
                        Map.entry("query-side-pool-eventLog", 0.0),
                        Map.entry(
                                "database-connections",
                                environment.settings().database().maxConnections() * 0.8),
                        Map.entry("database-storage", 20 * gib),
                        Map.entry("command-side-unhealthy", 0.0),
                        Map.entry("query-side-unhealthy", 0.0),
                        Map.entry("projection-workspace-lag", 60.0),
                        Map.entry("projection-history-lag", 60.0),
                        Map.entry("projection-workspace-dead-letters", 0.0),
                        Map.entry("projection-history-dead-letters", 0.0),
                        Map.entry("cache-evictions", 100.0));

        Map<String, Double> alarms =
                alarms(environment).stream()
                        .collect(
                                Collectors.toMap(
                                        a ->
                                                text(a, "/AlarmName")
                                                        .replace(environment.named(""), ""),
                                        a -> a.path("Threshold").asDouble()));
        assertThat(alarms).containsExactlyInAnyOrderEntriesOf(expected);
    }

    @EveryEnvironment
    void mailsWhenItStartsAndWhenItIsOver(Synthesized environment) {
        assertThat(alarms(environment))
                .allSatisfy(
                        alarm -> {
                            assertThat(alarm.path("AlarmActions")).hasSize(1);
                            assertThat(alarm.path("OKActions")).hasSize(1);
                        });
        assertThat(environment.stack("observability").properties("AWS::SNS::Subscription"))
                .extracting(s -> text(s, "/Protocol"))
                .containsExactly("email");
    }

    /** Silence of a projection's lag is no good news. */
    @EveryEnvironment
    void ringsWhenNobodyKnowsHowFarAProjectionIs(Synthesized environment) {
        assertThat(alarms(environment))
                .filteredOn(a -> text(a, "/AlarmName").endsWith("-lag"))
                .hasSize(2)
                .allMatch(a -> text(a, "/TreatMissingData").equals("breaching"));
    }

    @EveryEnvironment
    void showsItAllOnOnePage(Synthesized environment) {
        String page =
                environment
                        .stack("observability")
                        .only("AWS::CloudWatch::Dashboard")
                        .path("DashboardBody")
                        .toString();

        assertThat(page)
                .contains(
                        "RequestCount",
                        "TargetResponseTime",
                        "p50",
                        "p95",
                        "p99",
                        "HTTPCode_Target_5XX_Count",
                        "DatabaseConnections",
                        "MemoryUtilization",
                        "taskledger.projection.lag.seconds.value",
                        "taskledger.append.latency.avg",
                        "taskledger.cache.requests.count",
                        "EstimatedCharges");
    }

    private static List<JsonNode> alarms(Synthesized environment) {
        return environment.stack("observability").properties("AWS::CloudWatch::Alarm");
    }
}
