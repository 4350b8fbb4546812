package io.taskledger.cdk.observability;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

class SecurityFindingsTest {

    @EveryEnvironment
    void areMailedWithTheirRunbook(Synthesized environment) {
        JsonNode rule = environment.stack("observability").only("AWS::Events::Rule");

        assertThat(text(rule, "/Name")).isEqualTo(environment.named("security-findings"));
        says(
                rule,
                """
                {
                  "State": "ENABLED",
                  "EventPattern": {
                    "source": ["aws.guardduty", "aws.access-analyzer"],
                    "detail-type": ["GuardDuty Finding", "Access Analyzer Finding"]
                  }
                }
                """);
        assertThat(rule.path("Targets")).hasSize(1);
        assertThat(Reference.of(rule.at("/Targets/0/Arn"))).isEqualTo("BellTopic");
        says(
                rule.at("/Targets/0"),
                """
                {"Id": "Mail", "InputTransformer": {
                  "InputPathsMap": {
                    "kind": "$.detail-type",
                    "account": "$.account",
                    "time": "$.time",
                    "title": "$.detail.title"
                  },
                  "InputTemplate": "\\"<kind> in account <account> at <time>: <title>. Runbook:\
                 https://github.com/taskledger/taskledger/blob/main/infra/runbooks/security-findings.md\
                #somebody-found-something\\""
                }}
                """);
    }
}
