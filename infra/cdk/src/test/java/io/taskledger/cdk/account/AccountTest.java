package io.taskledger.cdk.account;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Json;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

class AccountTest {

    @EveryEnvironment
    void watchesForThreats(Synthesized environment) {
        Template account = environment.stack("account");

        assertThat(account.only("AWS::GuardDuty::Detector").path("Enable").asBoolean()).isTrue();
        assertThat(text(account.only("AWS::AccessAnalyzer::Analyzer"), "/Type"))
                .isEqualTo("ACCOUNT");
    }

    @EveryEnvironment
    void tellsWhenCostsPassTheBudgetOrAreUnusual(Synthesized environment) {
        Template account = environment.stack("account");
        JsonNode budget = account.only("AWS::Budgets::Budget");

        assertThat(budget.at("/Budget/BudgetLimit/Amount").asInt())
                .isEqualTo(environment.settings().monthlyBudget());
        assertThat(text(budget, "/Budget/TimeUnit")).isEqualTo("MONTHLY");
        assertThat(budget.path("NotificationsWithSubscribers")).hasSize(2);
        assertThat(account.only("AWS::CE::AnomalySubscription").path("Subscribers")).isNotEmpty();
        assertThat(text(account.only("AWS::CE::AnomalyMonitor"), "/MonitorDimension"))
                .isEqualTo("SERVICE");
    }

    /** One repository, one GitHub environment: no pattern, no branch of somebody else. */
    @EveryEnvironment
    void trustsOneEnvironmentOfOneRepository(Synthesized environment) {
        JsonNode trust =
                environment
                        .stack("account")
                        .only("AWS::IAM::Role")
                        .at("/AssumeRolePolicyDocument/Statement");

        assertThat(trust).hasSize(1);
        assertThat(text(trust, "/0/Action")).isEqualTo("sts:AssumeRoleWithWebIdentity");
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
    void tagsWhatCostsMoney(Synthesized environment) {
        for (String type :
                new String[] {
                    "AWS::RDS::DBInstance",
                    "AWS::ElastiCache::ReplicationGroup",
                    "AWS::ECS::Service",
                    "AWS::EC2::NatGateway",
                    "AWS::ElasticLoadBalancingV2::LoadBalancer",
                    "AWS::CloudFront::Distribution",
                    "AWS::S3::Bucket"
                }) {
            assertThat(environment.properties(type))
                    .isNotEmpty()
                    .allSatisfy(
                            p ->
                                    assertThat(Json.map(p.path("Tags")))
                                            .containsEntry("system", "taskledger")
                                            .containsEntry("environment", environment.name()));
        }
    }
}
