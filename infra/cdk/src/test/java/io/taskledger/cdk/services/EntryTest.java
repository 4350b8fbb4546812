package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.says;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

import java.util.Map;

class EntryTest {

    @EveryEnvironment
    void isInsideTheNetworkAndStrict(Synthesized environment) {
        JsonNode entry =
                environment.stack("services").only("AWS::ElasticLoadBalancingV2::LoadBalancer");

        says(
                entry,
                """
                {"Name": "%s", "Type": "application", "Scheme": "internal"}
                """
                        .formatted(environment.named("entry")));
        assertThat(entry.path("Subnets"))
                .extracting(Reference::of)
                .containsExactly(
                        "network:VpcapplicationSubnet1Subnet",
                        "network:VpcapplicationSubnet2Subnet");
        assertThat(entry.path("SecurityGroups"))
                .extracting(Reference::of)
                .containsExactly("network:SecurityGroupsloadbalancer.GroupId");
        assertThat(Reference.map(entry.path("LoadBalancerAttributes")))
                .isEqualTo(
                        Map.of(
                                "routing.http.drop_invalid_header_fields.enabled",
                                "true",
                                "routing.http.desync_mitigation_mode",
                                "strictest",
                                "deletion_protection.enabled",
                                Boolean.toString(environment.settings().lasting()),
                                "idle_timeout.timeout_seconds",
                                "120",
                                "access_logs.s3.enabled",
                                "true",
                                "access_logs.s3.bucket",
                                "EntryAccessLogs",
                                "access_logs.s3.prefix",
                                ""));
    }

    @EveryEnvironment
    void takesTls12OrLaterWhereACertificateCanBeHad(Synthesized environment) {
        JsonNode listener =
                environment.stack("services").only("AWS::ElasticLoadBalancingV2::Listener");

        if (environment.settings().domain().isEmpty()) {
            says(
                    listener,
                    """
                    {"Protocol": "HTTP", "Port": 80}
                    """);
            return;
        }
        says(
                listener,
                """
                {
                  "Protocol": "HTTPS",
                  "Port": 443,
                  "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-2021-06",
                  "Certificates": [{}]
                }
                """);
        assertThat(Reference.of(listener.at("/Certificates/0/CertificateArn")))
                .isEqualTo("EntryCertificate");
        JsonNode certificate =
                environment.stack("services").only("AWS::CertificateManager::Certificate");
        says(
                certificate,
                """
                {
                  "DomainName": "%1$s",
                  "ValidationMethod": "DNS",
                  "DomainValidationOptions": [{"DomainName": "%1$s"}]
                }
                """
                        .formatted(environment.settings().domain().get()));
        assertThat(Reference.of(certificate.at("/DomainValidationOptions/0/HostedZoneId")))
                .isEqualTo("network:Zone");
    }

    @EveryEnvironment
    void answersAllElseItself(Synthesized environment) {
        says(
                environment.stack("services").only("AWS::ElasticLoadBalancingV2::Listener"),
                """
                {
                  "DefaultActions": [{
                    "Type": "fixed-response",
                    "FixedResponseConfig": {
                      "StatusCode": "404",
                      "ContentType": "application/json",
                      "MessageBody": "{\\"status\\":404}"
                    }
                  }]
                }
                """);
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
}
