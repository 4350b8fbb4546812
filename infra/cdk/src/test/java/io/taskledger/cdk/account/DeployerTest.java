package io.taskledger.cdk.account;

import static io.taskledger.cdk.Json.says;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Json;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

import java.util.stream.Collectors;
import java.util.stream.Stream;

class DeployerTest {

    /** One repository, one GitHub environment: no pattern, no branch of somebody else. */
    @EveryEnvironment
    void trustsOneEnvironmentOfOneRepository(Synthesized environment) {
        Template account = environment.stack("account");
        JsonNode trust = account.only("AWS::IAM::Role").at("/AssumeRolePolicyDocument/Statement");

        says(
                account.only("AWS::IAM::OIDCProvider"),
                """
                {
                  "Url": "https://token.actions.githubusercontent.com",
                  "ClientIdList": ["sts.amazonaws.com"]
                }
                """);
        says(
                trust,
                """
                [{"Effect": "Allow", "Action": "sts:AssumeRoleWithWebIdentity"}]
                """);
        assertThat(Reference.of(trust.at("/0/Principal/Federated")))
                .isEqualTo("DeployerGitHub.Arn");
        assertThat(trust.at("/0/Condition"))
                .isEqualTo(
                        Json.parse(
                                """
                                {"StringEquals": {
                                  "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
                                  "token.actions.githubusercontent.com:sub":
                                    "repo:taskledger/taskledger:environment:%s"}}
                                """
                                        .formatted(environment.name())));
    }

    @EveryEnvironment
    void isForgottenAfterAnHour(Synthesized environment) {
        says(
                environment.stack("account").only("AWS::IAM::Role"),
                """
                {"RoleName": "%s", "MaxSessionDuration": 3600}
                """
                        .formatted(environment.named("deployer")));
    }

    /** Each action and what it may be done to; the rest is done by the CDK's own roles. */
    @EveryEnvironment
    void mayDoWhatADeploymentNeeds(Synthesized environment) {
        JsonNode policy = environment.stack("account").only("AWS::IAM::Policy");

        assertThat(policy.path("Roles").valueStream().map(Reference::of))
                .containsExactly("DeployerRole");
        assertThat(
                        policy.at("/PolicyDocument/Statement")
                                .valueStream()
                                .map(DeployerTest::statement)
                                .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(
                        """
                        Allow sts:AssumeRole
                          on arn:aws:iam::ACCOUNT:role/cdk-hnb659fds-*
                        Allow ecr:BatchCheckLayerAvailability ecr:BatchGetImage\
                         ecr:CompleteLayerUpload ecr:DescribeImages ecr:GetDownloadUrlForLayer\
                         ecr:InitiateLayerUpload ecr:PutImage ecr:UploadLayerPart
                          on arn:aws:ecr:us-east-1:ACCOUNT:repository/OURS*
                        Allow ecr:GetAuthorizationToken
                          on *
                        Allow ecs:RunTask
                          on arn:aws:ecs:us-east-1:ACCOUNT:task-definition/OURS*
                        Allow ecs:DescribeTasks
                          on arn:aws:ecs:us-east-1:ACCOUNT:task/OURS*
                        Allow iam:PassRole
                          on arn:aws:iam::ACCOUNT:role/OURSmigration-*
                          if {"StringEquals":{"iam:PassedToService":"ecs-tasks.amazonaws.com"}}
                        Allow rds:AddTagsToResource rds:CreateDBSnapshot rds:DescribeDBSnapshots
                          on arn:aws:rds:us-east-1:ACCOUNT:db:OURS*\
                         arn:aws:rds:us-east-1:ACCOUNT:snapshot:OURS*
                        Allow cloudformation:DescribeStacks
                          on arn:aws:cloudformation:us-east-1:ACCOUNT:stack/OURS*/*
                        Allow s3:DeleteObject s3:GetObject s3:ListBucket s3:PutObject
                          on arn:aws:s3:::OURSedge-*
                        Allow cloudfront:CreateInvalidation cloudfront:GetInvalidation
                          on arn:aws:cloudfront::ACCOUNT:distribution/*
                        """
                                .replace("ACCOUNT", "AWS::AccountId")
                                .replace("OURS", environment.named("")));
    }

    private static String statement(JsonNode statement) {
        return "%s %s\n  on %s%s"
                .formatted(
                        statement.path("Effect").asString(""),
                        values(statement.path("Action")),
                        values(statement.path("Resource")),
                        statement.has("Condition") ? "\n  if " + statement.path("Condition") : "");
    }

    private static String values(JsonNode oneOrMore) {
        return (oneOrMore.isArray() ? oneOrMore.valueStream() : Stream.of(oneOrMore))
                .map(Reference::of)
                .collect(Collectors.joining(" "));
    }
}
