package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Json;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

class EntryTest {

    @EveryEnvironment
    void isInsideTheNetworkAndStrict(Synthesized environment) {
        JsonNode entry =
                environment.stack("services").only("AWS::ElasticLoadBalancingV2::LoadBalancer");
        Map<String, String> attributes = Json.map(entry.path("LoadBalancerAttributes"));

        assertThat(text(entry, "/Scheme")).isEqualTo("internal");
        assertThat(entry.path("Subnets").toString())
                .contains("VpcapplicationSubnet1", "VpcapplicationSubnet2");
        assertThat(attributes)
                .containsEntry("routing.http.drop_invalid_header_fields.enabled", "true")
                .containsEntry("routing.http.desync_mitigation_mode", "strictest")
                .containsEntry(
                        "deletion_protection.enabled",
                        Boolean.toString(environment.settings().lasting()))
                .containsEntry("access_logs.s3.enabled", "true");
    }

    @EveryEnvironment
    void takesTls12OrLaterWhereACertificateCanBeHad(Synthesized environment) {
        JsonNode listener =
                environment.stack("services").only("AWS::ElasticLoadBalancingV2::Listener");

        if (environment.settings().domain().isPresent()) {
            assertThat(text(listener, "/Protocol")).isEqualTo("HTTPS");
            assertThat(text(listener, "/SslPolicy"))
                    .isEqualTo("ELBSecurityPolicy-TLS13-1-2-2021-06");
            assertThat(
                            text(
                                    environment
                                            .stack("services")
                                            .only("AWS::CertificateManager::Certificate"),
                                    "/DomainName"))
                    .isEqualTo(environment.settings().domain().get());
        } else {
            assertThat(text(listener, "/Protocol")).isEqualTo("HTTP");
        }
    }

    /** As infra/local's entry points: operations, then reading, then all else of the API. */
    @EveryEnvironment
    void sendsRequestsWhereEveryEntryPointSendsThem(Synthesized environment) {
        List<JsonNode> rules =
                environment
                        .stack("services")
                        .properties("AWS::ElasticLoadBalancingV2::ListenerRule");

        assertThat(rules)
                .extracting(
                        rule -> rule.path("Priority").asInt(),
                        rule -> texts(rule, "/Conditions/0/PathPatternConfig/Values"),
                        rule -> texts(rule, "/Conditions/1/HttpRequestMethodConfig/Values"),
                        EntryTest::side)
                .containsExactlyInAnyOrder(
                        tuple(
                                10,
                                List.of("/api/admin/projections*", "/api/admin/rebuilds*"),
                                List.of(),
                                "query"),
                        tuple(20, List.of("/api/*"), List.of("GET", "HEAD", "OPTIONS"), "query"),
                        tuple(30, List.of("/api/*"), List.of(), "command"));
        assertThat(rules)
                .allSatisfy(
                        rule ->
                                assertThat(rule.path("Conditions").findValues("Values"))
                                        .as("at most five values a rule")
                                        .satisfies(
                                                all ->
                                                        assertThat(
                                                                        all.stream()
                                                                                .mapToInt(
                                                                                        JsonNode
                                                                                                ::size)
                                                                                .sum())
                                                                .isLessThanOrEqualTo(5)));
        JsonNode listener =
                environment.stack("services").only("AWS::ElasticLoadBalancingV2::Listener");
        assertThat(text(listener, "/DefaultActions/0/FixedResponseConfig/StatusCode"))
                .isEqualTo("404");
    }

    @EveryEnvironment
    void asksTargetsAsTheGuideSays(Synthesized environment) {
        Template services = environment.stack("services");

        assertThat(services.properties("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .hasSize(2)
                .allSatisfy(
                        group -> {
                            assertThat(group.path("Port").asInt()).isEqualTo(8080);
                            assertThat(text(group, "/TargetType")).isEqualTo("ip");
                            assertThat(text(group, "/HealthCheckPath"))
                                    .isEqualTo("/api/auth/diagnostic");
                            assertThat(group.path("HealthCheckIntervalSeconds").asInt())
                                    .isEqualTo(30);
                            assertThat(group.path("HealthCheckTimeoutSeconds").asInt())
                                    .isEqualTo(5);
                            assertThat(group.path("HealthyThresholdCount").asInt()).isEqualTo(2);
                            assertThat(group.path("UnhealthyThresholdCount").asInt()).isEqualTo(3);
                            assertThat(Json.map(group.path("TargetGroupAttributes")))
                                    .containsEntry("deregistration_delay.timeout_seconds", "30")
                                    .containsEntry("slow_start.duration_seconds", "60");
                        });
    }

    @EveryEnvironment
    void keepsAccessLogsFor90Days(Synthesized environment) {
        assertThat(
                        environment
                                .stack("services")
                                .only("AWS::S3::Bucket")
                                .at("/LifecycleConfiguration/Rules/0/ExpirationInDays")
                                .asInt())
                .isEqualTo(90);
    }

    private static String side(JsonNode rule) {
        return rule.path("Actions").toString().contains("querysidetargets") ? "query" : "command";
    }
}
