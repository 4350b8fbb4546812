package io.taskledger.cdk.services;

import static io.taskledger.cdk.environment.Explained.finding;

import java.util.List;

/** Why this stack does not do what cdk-nag would like. */
final class Findings {

    private Findings() {}

    static void explain(ServicesStack stack) {
        finding(
                stack,
                "AwsSolutions-ECS2",
                "Addresses and names only; secrets are referred to and databases need none");
        finding(
                stack,
                "AwsSolutions-IAM5",
                List.of("Resource::*"),
                "ecr:GetAuthorizationToken knows no resources");
        finding(
                stack,
                "AwsSolutions-IAM4",
                List.of(
                        "Policy::arn:<AWS::Partition>:iam::aws:policy/AmazonECSInfrastructureRolePolicyForLoadBalancers"),
                "AWS keeps this policy in step with what ECS does to shift requests");
        finding(stack, "AwsSolutions-S1", "A bucket of access logs does not log its own accesses");
    }
}
