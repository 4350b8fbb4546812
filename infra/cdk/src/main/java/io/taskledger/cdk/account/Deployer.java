package io.taskledger.cdk.account;

import static io.taskledger.cdk.environment.Explained.finding;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Names;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.CfnOIDCProvider;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.WebIdentityPrincipal;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The role that GitHub Actions takes on: only jobs of one repository that run in the GitHub
 * environment of this name, which has its own reviewers and branches.
 */
final class Deployer extends Construct {

    private static final String ISSUER = "token.actions.githubusercontent.com";

    Deployer(Construct scope, EnvironmentSettings settings) {
        super(scope, "Deployer");
        Names names = settings.names();
        CfnOIDCProvider github =
                CfnOIDCProvider.Builder.create(this, "GitHub")
                        .url("https://" + ISSUER)
                        .clientIdList(List.of("sts.amazonaws.com"))
                        .build();
        Role role =
                Role.Builder.create(this, "Role")
                        .roleName(names.of("deployer"))
                        .maxSessionDuration(Duration.hours(1))
                        .assumedBy(
                                new WebIdentityPrincipal(
                                        github.getAttrArn(), trust(settings.name())))
                        .build();
        allow(role, List.of("sts:AssumeRole"), arn("iam", "role", "cdk-hnb659fds-*", false));
        allow(
                role,
                List.of(
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:CompleteLayerUpload",
                        "ecr:DescribeImages",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:InitiateLayerUpload",
                        "ecr:PutImage",
                        "ecr:UploadLayerPart"),
                arn("ecr", "repository", names.of("*"), true));
        allow(role, List.of("ecr:GetAuthorizationToken"), "*");
        allow(role, List.of("ecs:RunTask"), arn("ecs", "task-definition", names.of("*"), true));
        allow(role, List.of("ecs:DescribeTasks"), arn("ecs", "task", names.of("*"), true));
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("iam:PassRole"))
                        .resources(List.of(arn("iam", "role", names.of("migration-*"), false)))
                        .conditions(
                                Map.of(
                                        "StringEquals",
                                        Map.of("iam:PassedToService", "ecs-tasks.amazonaws.com")))
                        .build());
        allow(
                role,
                List.of("rds:CreateDBSnapshot", "rds:AddTagsToResource", "rds:DescribeDBSnapshots"),
                colonArn("rds", "db", names.of("*")),
                colonArn("rds", "snapshot", names.of("*")));
        allow(role, List.of("cloudformation:DescribeStacks"), stacks(names));
        allow(
                role,
                List.of("s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"),
                "arn:aws:s3:::" + names.of("edge-*"));
        allow(
                role,
                List.of("cloudfront:CreateInvalidation", "cloudfront:GetInvalidation"),
                arn("cloudfront", "distribution", "*", false));
        finding(
                this,
                "AwsSolutions-IAM5",
                "By the environment's own prefix, or, where names are given by AWS (a token, a"
                        + " distribution), in an account that has nothing else");
    }

    /** Exactly: no pattern, or another branch or a fork would do. */
    private static Map<String, Object> trust(String environment) {
        return Map.of(
                "StringEquals",
                new TreeMap<>(
                        Map.of(
                                ISSUER + ":aud",
                                "sts.amazonaws.com",
                                ISSUER + ":sub",
                                "repo:" + Names.REPOSITORY + ":environment:" + environment)));
    }

    private static void allow(Role role, List<String> actions, String... resources) {
        role.addToPolicy(
                PolicyStatement.Builder.create()
                        .actions(actions)
                        .resources(List.of(resources))
                        .build());
    }

    private String stacks(Names names) {
        return arn("cloudformation", "stack", names.of("*") + "/*", true);
    }

    private String arn(String service, String kind, String name, boolean regional) {
        return arn(service, kind, name, regional, ArnFormat.SLASH_RESOURCE_NAME);
    }

    private String colonArn(String service, String kind, String name) {
        return arn(service, kind, name, true, ArnFormat.COLON_RESOURCE_NAME);
    }

    private String arn(
            String service, String kind, String name, boolean regional, ArnFormat format) {
        ArnComponents.Builder arn =
                ArnComponents.builder()
                        .service(service)
                        .resource(kind)
                        .resourceName(name)
                        .arnFormat(format);
        if (!regional) {
            arn.region("");
        }
        return Stack.of(this).formatArn(arn.build());
    }
}
