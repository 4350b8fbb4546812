package io.taskledger.cdk.observability;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskledger.cdk.AlarmText;
import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import org.junit.jupiter.api.Test;

import java.util.List;

class BellTest {

    private static final String TOPIC = "BellTopic";

    @EveryEnvironment
    void ringsWhenSomethingStartsAndWhenItIsOver(Synthesized environment) {
        assertThat(AlarmText.of(environment.stack("observability")))
                .allSatisfy(
                        alarm -> {
                            says(alarm.properties().path("AlarmActions"), topic(environment));
                            says(alarm.properties().path("OKActions"), topic(environment));
                        });
    }

    @Test
    void ringsForADatabaseOfItsOwn() {
        ringsWhenSomethingStartsAndWhenItIsOver(Synthesized.withEveryOption());
    }

    @EveryEnvironment
    void mailsToAllWhoAreOnDuty(Synthesized environment) {
        Template stack = environment.stack("observability");

        assertThat(text(stack.only("AWS::SNS::Topic"), "/TopicName"))
                .isEqualTo(environment.named("alarms"));
        assertThat(stack.properties("AWS::SNS::Subscription"))
                .extracting(
                        s -> Reference.of(s.path("TopicArn")),
                        s -> text(s, "/Protocol"),
                        s -> text(s, "/Endpoint"))
                .containsExactlyElementsOf(
                        environment.settings().alarmAddresses().stream()
                                .map(address -> tuple(TOPIC, "email", address))
                                .toList());
    }

    /** A policy of our own takes the place of SNS's, which let the account's alarms in. */
    @EveryEnvironment
    void isRungByAlarmsAndFindingsOnlyAndEncrypted(Synthesized environment) {
        says(
                environment.stack("observability").only("AWS::SNS::TopicPolicy"),
                """
                {
                  "Topics": %1$s,
                  "PolicyDocument": {"Statement": [
                    {
                      "Effect": "Deny",
                      "Principal": "*",
                      "Action": "sns:Publish",
                      "Resource": %2$s,
                      "Condition": {"Bool": {"aws:SecureTransport": "false"}}
                    },
                    {
                      "Effect": "Allow",
                      "Principal": {"Service": "cloudwatch.amazonaws.com"},
                      "Action": "sns:Publish",
                      "Resource": %2$s,
                      "Condition": {"ArnLike": {"aws:SourceArn": {"Fn::Join": ["", [
                        "arn:aws:cloudwatch:us-east-1:",
                        {"Ref": "AWS::AccountId"},
                        ":alarm:%3$s*"
                      ]]}}}
                    },
                    {
                      "Effect": "Allow",
                      "Principal": {"Service": "events.amazonaws.com"},
                      "Action": "sns:Publish",
                      "Resource": %2$s,
                      "Condition": {"ArnLike": {"aws:SourceArn": {
                        "Fn::GetAtt": ["%4$s", "Arn"]
                      }}}
                    }
                  ]}
                }
                """
                        .formatted(
                                topic(environment),
                                topic(environment).replaceAll("[\\[\\]]", ""),
                                environment.named(""),
                                environment
                                        .stack("observability")
                                        .resources("AWS::Events::Rule")
                                        .getFirst()
                                        .getKey()));
    }

    /** A list that says nothing else. */
    private static String topic(Synthesized environment) {
        List<String> topics =
                environment.stack("observability").resources("AWS::SNS::Topic").stream()
                        .map(topic -> "[{\"Ref\": \"%s\"}]".formatted(topic.getKey()))
                        .toList();
        assertThat(topics).hasSize(1);
        return topics.getFirst();
    }
}
