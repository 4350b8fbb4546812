package io.taskledger.cdk.data;

import static io.taskledger.cdk.environment.Explained.finding;

import io.taskledger.cdk.environment.EnvironmentSettings;

/** Why this stack does not do what cdk-nag would like. */
final class Findings {

    private Findings() {}

    static void explain(DataStack stack, EnvironmentSettings settings) {
        finding(
                stack,
                "AwsSolutions-RDS11",
                "PostgreSQL's own port: only three security groups reach it, in isolated subnets");
        finding(
                stack,
                "AwsSolutions-AEC5",
                "Valkey's own port: only the services' security groups reach it");
        finding(
                stack,
                "AwsSolutions-AEC6",
                "No token to keep: services sign in by the roles of their tasks");
        finding(
                stack,
                "AwsSolutions-SMG4",
                "The token of the cache of the release before, which goes with it a release later");
        finding(
                stack,
                "AwsSolutions-IAM4",
                java.util.List.of(
                        "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
                        "Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"),
                "AWS keeps these policies in step with what its own services do");
        if (settings.database().readReplica()) {
            finding(stack, "AwsSolutions-RDS2", "A replica is encrypted because its source is");
        }
        if (!settings.lasting()) {
            finding(
                    stack,
                    "AwsSolutions-RDS3",
                    "Nothing in this environment is worth the price of a standby");
            finding(stack, "AwsSolutions-RDS10", "This environment is destroyed with one command");
            finding(
                    stack,
                    "AwsSolutions-AEC4",
                    "One node: services go on without the cache, only slower");
        }
    }
}
