package io.taskledger.cdk.edge;

import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class EdgeTest {

    private static final String CACHING_DISABLED = "4135ea2d-6df8-44a3-9df3-4b5a84be39ad";
    private static final String ALL_VIEWER = "216adef6-5c7f-47e4-b989-5492eafa07d3";

    @EveryEnvironment
    void speaksHttp3BehindAFirewallInTheCheapestClass(Synthesized environment) {
        JsonNode edge = distribution(environment);

        assertThat(text(edge, "/HttpVersion")).isEqualTo("http2and3");
        assertThat(text(edge, "/PriceClass")).isEqualTo("PriceClass_100");
        assertThat(edge.path("WebACLId").toString()).contains("FirewallRules");
        assertThat(edge.has("Logging")).isTrue();
    }

    @Test
    void takesTls12UnderItsOwnName() {
        for (String name : new String[] {"staging", "prod"}) {
            Synthesized environment = Synthesized.environment(name);
            JsonNode edge = distribution(environment);
            assertThat(text(edge, "/ViewerCertificate/MinimumProtocolVersion"))
                    .isEqualTo("TLSv1.2_2021");
            assertThat(texts(edge, "/Aliases"))
                    .containsExactly(environment.settings().domain().orElseThrow());
            assertThat(environment.stack("edge").properties("AWS::Route53::RecordSet"))
                    .extracting(record -> text(record, "/Type"))
                    .containsExactlyInAnyOrder("A", "AAAA");
        }
        assertThat(distribution(Synthesized.environment("dev")).has("Aliases")).isFalse();
    }

    @EveryEnvironment
    void keepsFilesWhereOnlyCloudFrontReadsThem(Synthesized environment) {
        Template edge = environment.stack("edge");

        assertThat(edge.properties("AWS::S3::Bucket"))
                .hasSize(2)
                .allSatisfy(
                        bucket ->
                                assertThat(bucket.path("PublicAccessBlockConfiguration"))
                                        .hasSize(4)
                                        .allMatch(JsonNode::asBoolean));
        JsonNode access = edge.only("AWS::CloudFront::OriginAccessControl");
        assertThat(text(access, "/OriginAccessControlConfig/SigningBehavior")).isEqualTo("always");
    }

    @EveryEnvironment
    void tellsBrowsersWhatToRefuse(Synthesized environment) {
        List<JsonNode> policies =
                environment.stack("edge").properties("AWS::CloudFront::ResponseHeadersPolicy");

        assertThat(policies)
                .hasSize(2)
                .allSatisfy(
                        policy -> {
                            JsonNode headers =
                                    policy.at("/ResponseHeadersPolicyConfig/SecurityHeadersConfig");
                            assertThat(headers.path("ContentSecurityPolicy").toString())
                                    .contains("default-src 'self'; script-src 'self';")
                                    .contains("object-src 'none'");
                            assertThat(headers.has("StrictTransportSecurity")).isTrue();
                            assertThat(headers.has("ContentTypeOptions")).isTrue();
                            assertThat(headers.has("FrameOptions")).isTrue();
                        });
        assertThat(policies)
                .extracting(
                        policy ->
                                text(
                                        policy,
                                        "/ResponseHeadersPolicyConfig/CustomHeadersConfig/Items/0/Value"))
                .containsExactlyInAnyOrder("no-cache", "public, max-age=31536000, immutable");
    }

    /** The page answers every screen's address; assets and the API are what they are. */
    @EveryEnvironment
    void rewritesPagesOnly(Synthesized environment) {
        JsonNode edge = distribution(environment);

        assertThat(edge.at("/DefaultCacheBehavior/FunctionAssociations")).hasSize(1);
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
        JsonNode api =
                edge.path("CacheBehaviors")
                        .valueStream()
                        .filter(b -> text(b, "/PathPattern").equals("/api/*"))
                        .findFirst()
                        .orElseThrow();

        assertThat(text(api, "/CachePolicyId")).isEqualTo(CACHING_DISABLED);
        assertThat(text(api, "/OriginRequestPolicyId")).isEqualTo(ALL_VIEWER);
        assertThat(api.path("Compress").asBoolean(true)).isFalse();
        assertThat(texts(api, "/AllowedMethods")).contains("POST", "PATCH", "PUT", "DELETE");
        JsonNode origin =
                edge.path("Origins")
                        .valueStream()
                        .filter(o -> o.has("VpcOriginConfig"))
                        .findFirst()
                        .orElseThrow();
        assertThat(origin.at("/VpcOriginConfig/OriginReadTimeout").asInt()).isEqualTo(60);
        assertThat(text(api, "/TargetOriginId")).isEqualTo(text(origin, "/Id"));
    }

    @EveryEnvironment
    void reachesTheLoadBalancerInsideTheNetwork(Synthesized environment) {
        JsonNode origin = environment.stack("edge").only("AWS::CloudFront::VpcOrigin");

        assertThat(text(origin, "/VpcOriginEndpointConfig/OriginProtocolPolicy"))
                .isEqualTo(
                        environment.settings().domain().isPresent() ? "https-only" : "http-only");
        assertThat(origin.has("Tags")).as("a change of tags is refused with 409").isFalse();
    }

    @EveryEnvironment
    void countsLargeBodiesInsteadOfRefusingThem(Synthesized environment) {
        JsonNode firewall = environment.stack("edge").only("AWS::WAFv2::WebACL");

        assertThat(text(firewall, "/Scope")).isEqualTo("CLOUDFRONT");
        assertThat(firewall.path("Rules").valueStream().map(r -> text(r, "/Name")))
                .containsExactly(
                        "flood",
                        "AWSManagedRulesAmazonIpReputationList",
                        "AWSManagedRulesCommonRuleSet",
                        "AWSManagedRulesKnownBadInputsRuleSet");
        assertThat(
                        text(
                                firewall,
                                "/Rules/2/Statement/ManagedRuleGroupStatement/RuleActionOverrides/0/Name"))
                .isEqualTo("SizeRestrictions_BODY");
    }

    private static JsonNode distribution(Synthesized environment) {
        return environment
                .stack("edge")
                .only("AWS::CloudFront::Distribution")
                .path("DistributionConfig");
    }
}
