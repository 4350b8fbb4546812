package io.taskledger.cdk.edge;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Plain.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import org.junit.jupiter.api.Test;

class DomainTest {

    private static final String DISTRIBUTION = "AWS::CloudFront::Distribution";

    @Test
    void takesTls12UnderItsOwnName() {
        for (String name : new String[] {"staging", "prod"}) {
            Synthesized environment = Synthesized.environment(name);
            Template edge = environment.stack("edge");
            String domain = environment.settings().domain().orElseThrow();
            says(
                    plain(edge.only(DISTRIBUTION).path("DistributionConfig")),
                    """
                    {
                        "Aliases": ["%s"],
                        "ViewerCertificate": {
                            "AcmCertificateArn": "${Certificate}",
                            "MinimumProtocolVersion": "TLSv1.2_2021",
                            "SslSupportMethod": "sni-only"}
                    }
                    """
                            .formatted(domain));
            says(
                    plain(edge.only("AWS::CertificateManager::Certificate")),
                    """
                    {
                        "DomainName": "%1$s",
                        "ValidationMethod": "DNS",
                        "DomainValidationOptions": [
                            {"DomainName": "%1$s", "HostedZoneId": "${network:Zone}"}]
                    }
                    """
                            .formatted(domain));
            assertThat(edge.properties("AWS::Route53::RecordSet")).hasSize(2);
            leadsHere(edge, "A", domain);
            leadsHere(edge, "AAAA", domain);
        }
        assertThat(
                        Synthesized.environment("dev")
                                .stack("edge")
                                .only(DISTRIBUTION)
                                .at("/DistributionConfig/Aliases")
                                .isMissingNode())
                .isTrue();
    }

    private static void leadsHere(Template edge, String type, String domain) {
        says(
                plain(edge.with("AWS::Route53::RecordSet", "Type", type)),
                """
                {
                    "Name": "%s.",
                    "HostedZoneId": "${network:Zone}",
                    "AliasTarget": {
                        "DNSName": "${Distribution.DomainName}",
                        "HostedZoneId": {"Fn::FindInMap": [
                            "AWSCloudFrontPartitionHostedZoneIdMap", "${AWS::Partition}", "zoneId"]}}
                }
                """
                        .formatted(domain));
    }
}
