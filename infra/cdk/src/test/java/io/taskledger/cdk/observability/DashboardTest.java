package io.taskledger.cdk.observability;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

class DashboardTest {

    @EveryEnvironment
    void showsItAllOnOnePage(Synthesized environment) {
        JsonNode dashboard = environment.stack("observability").only("AWS::CloudWatch::Dashboard");

        assertThat(text(dashboard, "/DashboardName")).isEqualTo(environment.named("operations"));
        assertThat(dashboard.path("DashboardBody").toString())
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
}
