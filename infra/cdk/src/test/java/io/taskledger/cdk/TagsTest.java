package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What costs money or can be looked at says whose it is, so that a bill can be taken apart. */
class TagsTest {

    /** Types that the CDK gives no tags: parts of others, and some that AWS lets nobody tag. */
    private static final Set<String> UNTAGGED =
            Set.of(
                    "AWS::ApplicationAutoScaling::ScalableTarget",
                    "AWS::ApplicationAutoScaling::ScalingPolicy",
                    "AWS::Backup::BackupSelection",
                    "AWS::Budgets::Budget",
                    "AWS::CloudFront::OriginAccessControl",
                    "AWS::CloudFront::ResponseHeadersPolicy",
                    "AWS::CloudFront::VpcOrigin",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::Cognito::ManagedLoginBranding",
                    "AWS::Cognito::UserPoolClient",
                    "AWS::Cognito::UserPoolDomain",
                    "AWS::Cognito::UserPoolGroup",
                    "AWS::EC2::Route",
                    "AWS::EC2::SecurityGroupEgress",
                    "AWS::EC2::SecurityGroupIngress",
                    "AWS::EC2::SubnetRouteTableAssociation",
                    "AWS::EC2::VPCGatewayAttachment",
                    "AWS::ECS::ClusterCapacityProviderAssociations",
                    "AWS::ElasticLoadBalancingV2::Listener",
                    "AWS::ElasticLoadBalancingV2::ListenerRule",
                    "AWS::IAM::Policy",
                    "AWS::Route53::RecordSet",
                    "AWS::S3::BucketPolicy",
                    "AWS::SNS::Subscription",
                    "AWS::SNS::TopicPolicy");

    @EveryEnvironment
    void nameSystemEnvironmentAndRepositoryOfEverything(Synthesized environment) {
        assertEverythingIsTagged(environment);
    }

    @Test
    void nameThemOfWhatIsThereByChoiceOnlyToo() {
        assertEverythingIsTagged(Synthesized.withEveryOption());
    }

    @EveryEnvironment
    void goOnToTheTasksOfAService(Synthesized environment) {
        assertThat(environment.properties("AWS::ECS::Service"))
                .hasSize(2)
                .allMatch(service -> Json.text(service, "/PropagateTags").equals("SERVICE"));
    }

    private static void assertEverythingIsTagged(Synthesized environment) {
        environment
                .stacks()
                .values()
                .forEach(
                        stack ->
                                stack.json()
                                        .path("Resources")
                                        .propertyStream()
                                        .filter(r -> !UNTAGGED.contains(type(r.getValue())))
                                        .forEach(r -> assertTags(environment, r)));
    }

    private static void assertTags(Synthesized environment, Map.Entry<String, JsonNode> resource) {
        assertThat(tags(resource.getValue().path("Properties")))
                .as("%s of %s", resource.getKey(), type(resource.getValue()))
                .containsEntry("system", "taskledger")
                .containsEntry("environment", environment.name())
                .containsEntry("repository", "taskledger/taskledger");
    }

    private static String type(JsonNode resource) {
        return resource.path("Type").asString();
    }

    /** The property has several names and two shapes. */
    private static Map<String, String> tags(JsonNode properties) {
        Map<String, String> tags = new TreeMap<>();
        properties
                .propertyStream()
                .filter(p -> p.getKey().matches("\\w*Tags"))
                .map(Map.Entry::getValue)
                .forEach(
                        t -> {
                            if (t.isArray()) {
                                tags.putAll(Reference.map(t));
                            } else {
                                t.propertyStream()
                                        .forEach(
                                                e -> tags.put(e.getKey(), e.getValue().asString()));
                            }
                        });
        return tags;
    }
}
