package io.taskledger.cdk.edge;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Plain.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

class EdgeTest {

    private static final String CACHING_OPTIMIZED = "658327ea-f89d-4fab-a63d-7e88639e58f6";
    private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    private static final String ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";

    @EveryEnvironment
    void speaksHttp3BehindAFirewallInTheCheapestClass(Synthesized environment) {
        says(
                distribution(environment),
                """
                {
                    "Enabled": true,
                    "HttpVersion": "http2and3",
                    "IPV6Enabled": true,
                    "PriceClass": "PriceClass_100",
                    "WebACLId": "${FirewallRules.Arn}",
                    "Logging": {
                        "Bucket": "${SiteAccessLogs.RegionalDomainName}", "Prefix": "edge/"}
                }
                """);
    }

    /** An asset's name changes with its content; the page's does not, hence its own headers. */
    @EveryEnvironment
    void keepsFilesThatItFetchesWithItsOwnSignature(Synthesized environment) {
        JsonNode edge = distribution(environment);
        String file =
                """
                {
                    "TargetOriginId": "%s",
                    "ViewerProtocolPolicy": "redirect-to-https",
                    "AllowedMethods": ["GET", "HEAD"],
                    "CachePolicyId": "%s",
                    "Compress": true,
                    "ResponseHeadersPolicyId": "${HEADERS}"
                }
                """
                        .formatted(text(edge, "/Origins/0/Id"), CACHING_OPTIMIZED);

        says(edge.path("DefaultCacheBehavior"), file.replace("HEADERS", "pages"));
        says(edge.at("/CacheBehaviors/0"), file.replace("HEADERS", "assets"));
        assertThat(text(edge, "/CacheBehaviors/0/PathPattern")).isEqualTo("/assets/*");
        says(
                edge.at("/Origins/0"),
                """
                {
                    "DomainName": "${SiteFiles.RegionalDomainName}",
                    "OriginAccessControlId": "${DistributionOrigin1S3OriginAccessControl.Id}",
                    "S3OriginConfig": {"OriginAccessIdentity": ""}
                }
                """);
        says(
                environment.stack("edge").only("AWS::CloudFront::OriginAccessControl"),
                """
                {"OriginAccessControlConfig": {
                    "OriginAccessControlOriginType": "s3",
                    "SigningBehavior": "always",
                    "SigningProtocol": "sigv4"}}
                """);
    }

    /** The page answers every screen's address; assets and the API are what they are. */
    @EveryEnvironment
    void rewritesPagesOnly(Synthesized environment) {
        JsonNode edge = distribution(environment);
        JsonNode function = environment.stack("edge").only("AWS::CloudFront::Function");

        says(
                edge.at("/DefaultCacheBehavior/FunctionAssociations"),
                """
                [{"EventType": "viewer-request", "FunctionARN": "${ToThePage.FunctionARN}"}]
                """);
        says(
                function,
                """
                {
                    "Name": "%s",
                    "AutoPublish": true,
                    "FunctionConfig": {"Runtime": "cloudfront-js-2.0"}
                }
                """
                        .formatted(environment.named("to-the-page")));
        assertThat(text(function, "/FunctionCode"))
                .as("unless the last part of the path has a dot")
                .contains("(request.uri.lastIndexOf('.') <= request.uri.lastIndexOf('/'))")
                .contains("request.uri = '/index.html';");
        assertThat(edge.path("CacheBehaviors"))
                .hasSize(2)
                .allSatisfy(b -> assertThat(b.has("FunctionAssociations")).isFalse());
        assertThat(edge.has("CustomErrorResponses"))
                .as("would turn the API's errors into pages")
                .isFalse();
    }

    @EveryEnvironment
    void passesTheApiThroughAsItComes(Synthesized environment) {
        JsonNode edge = distribution(environment);

        says(
                edge.at("/CacheBehaviors/1"),
                """
                {
                    "PathPattern": "/api/*",
                    "TargetOriginId": "%s",
                    "ViewerProtocolPolicy": "https-only",
                    "AllowedMethods": ["GET", "HEAD", "OPTIONS", "PUT", "PATCH", "POST", "DELETE"],
                    "CachePolicyId": "%s",
                    "OriginRequestPolicyId": "%s",
                    "Compress": false
                }
                """
                        .formatted(text(edge, "/Origins/1/Id"), CACHING_DISABLED, ALL_VIEWER));
        says(
                edge.at("/Origins/1"),
                """
                {
                    "DomainName": "${services:EntryLoadBalancer.DNSName}",
                    "ConnectionAttempts": 3,
                    "ConnectionTimeout": 5,
                    "VpcOriginConfig": {
                        "VpcOriginId": "${DistributionOrigin2VpcOrigin.Id}",
                        "OriginKeepaliveTimeout": 60,
                        "OriginReadTimeout": 60}
                }
                """);
    }

    @EveryEnvironment
    void reachesTheLoadBalancerInsideTheNetwork(Synthesized environment) {
        JsonNode origin = environment.stack("edge").only("AWS::CloudFront::VpcOrigin");

        says(
                plain(origin.path("VpcOriginEndpointConfig")),
                """
                {
                    "Name": "%s",
                    "Arn": "${services:EntryLoadBalancer}",
                    "OriginProtocolPolicy": "%s",
                    "OriginSSLProtocols": ["TLSv1.2"]
                }
                """
                        .formatted(
                                environment.named("services"),
                                environment.settings().domain().isPresent()
                                        ? "https-only"
                                        : "http-only"));
        assertThat(origin.has("Tags")).as("a change of tags is refused with 409").isFalse();
    }

    private static JsonNode distribution(Synthesized environment) {
        return plain(
                environment
                        .stack("edge")
                        .only("AWS::CloudFront::Distribution")
                        .path("DistributionConfig"));
    }
}
