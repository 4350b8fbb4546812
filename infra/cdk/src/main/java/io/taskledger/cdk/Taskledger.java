package io.taskledger.cdk;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Environments;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;

import java.util.List;
import java.util.Map;

/** The program that the CDK's command line runs: writes the templates of every environment. */
public final class Taskledger {

    /** How constructs behave; part of the source, so that every synthesis behaves the same. */
    private static final Map<String, Object> BEHAVIOUR =
            Map.of(
                    "@aws-cdk/core:enablePartitionLiterals", true,
                    "@aws-cdk/aws-iam:minimizePolicies", true,
                    "@aws-cdk/aws-ecs:removeDefaultDeploymentAlarm", true,
                    "@aws-cdk/aws-ecs:reduceEc2FargateCloudWatchPermissions", true,
                    "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy", true,
                    "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup", false,
                    "@aws-cdk/aws-rds:databaseProxyUniqueResourceName", true,
                    "aws:cdk:enable-path-metadata", true,
                    "aws:cdk:version-reporting", false);

    private Taskledger() {}

    public static void main(String[] arguments) {
        app(System.getenv("CDK_OUTDIR"), Environments.all()).synth();
    }

    /**
     * @param output where the templates go; null leaves it to the CDK
     */
    static App app(
            @org.jspecify.annotations.Nullable String output,
            List<EnvironmentSettings> environments) {
        App app =
                new App(
                        AppProps.builder()
                                .outdir(output)
                                .postCliContext(BEHAVIOUR)
                                .analyticsReporting(false)
                                .build());
        for (EnvironmentSettings settings : environments) {
            new TaskledgerStage(app, settings);
        }
        return app;
    }
}
