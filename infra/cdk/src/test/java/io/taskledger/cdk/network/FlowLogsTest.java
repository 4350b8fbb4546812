package io.taskledger.cdk.network;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

class FlowLogsTest {

    @EveryEnvironment
    void recordAllTraffic(Synthesized environment) {
        JsonNode log = environment.stack("network").only("AWS::EC2::FlowLog");

        says(
                log,
                """
                {
                  "ResourceType": "VPC",
                  "TrafficType": "ALL",
                  "LogDestinationType": "cloud-watch-logs"
                }
                """);
        assertThat(Reference.of(log.path("ResourceId"))).isEqualTo("Vpc");
        assertThat(Reference.of(log.path("LogGroupName"))).isEqualTo("FlowLogs");
        assertThat(Reference.of(log.path("DeliverLogsPermissionArn")))
                .isEqualTo("FlowLogIAMRole.Arn");
    }

    /** They are worth nothing without the network: both go together. */
    @EveryEnvironment
    void areKeptFor90Days(Synthesized environment) {
        Template network = environment.stack("network");
        JsonNode group = network.resources("AWS::Logs::LogGroup").getFirst().getValue();

        says(
                group,
                """
                {
                  "DeletionPolicy": "Delete",
                  "Properties": {"LogGroupName": "/taskledger/%s/flow-logs", "RetentionInDays": 90}
                }
                """
                        .formatted(environment.name()));
    }

    @EveryEnvironment
    void mayBeWrittenByTheNetworkAndNowhereElse(Synthesized environment) {
        Template network = environment.stack("network");
        JsonNode policy = network.only("AWS::IAM::Policy");

        says(
                network.only("AWS::IAM::Role").at("/AssumeRolePolicyDocument/Statement"),
                """
                [{
                  "Effect": "Allow",
                  "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
                  "Action": "sts:AssumeRole"
                }]
                """);
        says(
                policy.at("/PolicyDocument/Statement"),
                """
                [{
                  "Effect": "Allow",
                  "Action": [
                    "logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"
                  ]
                }]
                """);
        assertThat(Reference.of(policy.at("/PolicyDocument/Statement/0/Resource")))
                .isEqualTo("FlowLogs.Arn");
        assertThat(policy.path("Roles").valueStream().map(Reference::of))
                .containsExactly("FlowLogIAMRole");
        assertThat(
                        text(
                                network.only("AWS::EC2::FlowLog"),
                                "/DeliverLogsPermissionArn/Fn::GetAtt/0"))
                .isEqualTo(text(policy, "/Roles/0/Ref"));
    }
}
