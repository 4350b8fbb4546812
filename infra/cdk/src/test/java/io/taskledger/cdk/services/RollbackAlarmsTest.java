package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.AlarmText;
import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

class RollbackAlarmsTest {

    private static final List<String> SERVICES = List.of("command-side", "query-side");

    /** Two minutes of three are enough: a deployment must not wait for five. */
    private static final String OF_A_SERVICE =
            """
            %1$s-rollback-errors: Sum HTTPCode_Target_5XX_Count > 20 in 2 of 3 minutes
            by %2$s
            %1$s-rollback-latency: p95 TargetResponseTime > 2 in 2 of 3 minutes
            by %2$s
            """;

    @EveryEnvironment
    void ringWhenTheNewReleaseFailsOrIsSlow(Synthesized environment) {
        assertThat(alarms(environment))
                .isEqualTo(
                        alarms("command-side", "commandsidetargets")
                                + alarms("query-side", "querysidetargets"));
    }

    /** The new tasks are in the one group at one time, and in the other the next. */
    @Test
    void ringWhicheverTargetsTheNewReleaseIsIn() {
        assertThat(alarms(Synthesized.withEveryOption()))
                .isEqualTo(
                        alarms("command-side", "commandsidetargets")
                                + alarms("command-side-other", "commandothertargets")
                                + alarms("query-side", "querysidetargets"));
    }

    @EveryEnvironment
    void areThoseThatDeploymentsGoBy(Synthesized environment) {
        Template services = environment.stack("services");

        for (String service : SERVICES) {
            String name = environment.named(service);
            assertThat(
                            services.with("AWS::ECS::Service", "ServiceName", name)
                                    .at("/DeploymentConfiguration/Alarms/AlarmNames")
                                    .valueStream())
                    .extracting(reference -> text(reference, "/Ref"))
                    .isNotEmpty()
                    .containsExactlyElementsOf(
                            services.resources("AWS::CloudWatch::Alarm").stream()
                                    .filter(a -> alarmName(a.getValue()).startsWith(name))
                                    .map(Map.Entry::getKey)
                                    .toList());
        }
    }

    @Test
    void areThoseThatShiftsGoBy() {
        areThoseThatDeploymentsGoBy(Synthesized.withEveryOption());
    }

    private static String alarmName(JsonNode alarm) {
        return text(alarm, "/Properties/AlarmName");
    }

    private static String alarms(Synthesized environment) {
        StringBuilder all = new StringBuilder();
        for (AlarmText alarm : AlarmText.of(environment.stack("services"))) {
            all.append(alarm.name(environment)).append(": ").append(alarm.condition());
            alarm.about().forEach(about -> all.append("\nby ").append(about).append("\n"));
        }
        return all.toString();
    }

    private static String alarms(String service, String targets) {
        String listener = "EntryLoadBalancerListener";
        return OF_A_SERVICE.formatted(
                service,
                "AWS/ApplicationELB LoadBalancer=%1$s[1]/%1$s[2]/%1$s[3] TargetGroup=%2$s.TargetGroupFullName"
                        .formatted(listener, targets));
    }
}
