package io.taskledger.cdk.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.AlarmText;
import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

/** Whose metrics the alarms go by. */
class AlarmMetricsTest {

    /** The load balancer's name is in its listener's. */
    private static final String BALANCER =
            "LoadBalancer=services:EntryLoadBalancerListener[1]"
                    + "/services:EntryLoadBalancerListener[2]"
                    + "/services:EntryLoadBalancerListener[3]";

    @EveryEnvironment
    void areThoseOfEachServicesTargetsAndTasks(Synthesized environment) {
        for (String service : List.of("command-side", "query-side")) {
            String id = service.replace("-", "");
            String balancer = group(id);
            String tasks =
                    "AWS/ECS ClusterName=%s ServiceName=services:%sserviceService.Name"
                            .formatted(environment.named("cluster"), id);

            assertThat(about(environment, service + "-errors"))
                    .containsExactly(
                            "failures: Sum HTTPCode_Target_5XX_Count of " + balancer,
                            "requests: Sum RequestCount of " + balancer);
            assertThat(about(environment, service + "-latency")).containsExactly(balancer);
            assertThat(about(environment, service + "-unhealthy")).containsExactly(balancer);
            assertThat(about(environment, service + "-absent")).containsExactly(balancer);
            assertThat(about(environment, service + "-cpu")).containsExactly(tasks);
            assertThat(about(environment, service + "-memory")).containsExactly(tasks);
        }
    }

    @Test
    void areThoseOfBothGroupsBetweenWhichAServiceShifts() {
        Synthesized options = Synthesized.withEveryOption();

        assertThat(about(options, "command-side-errors"))
                .containsExactly(
                        "failures: FILL(failures_1, 0) + FILL(failures_2, 0)",
                        "failures_1: Sum HTTPCode_Target_5XX_Count of " + group("commandside"),
                        "failures_2: Sum HTTPCode_Target_5XX_Count of " + group("commandother"),
                        "requests: FILL(requests_1, 0) + FILL(requests_2, 0)",
                        "requests_1: Sum RequestCount of " + group("commandside"),
                        "requests_2: Sum RequestCount of " + group("commandother"));
        assertThat(about(options, "command-side-latency"))
                .containsExactly(
                        "p95_1: p95 TargetResponseTime of " + group("commandside"),
                        "p95_2: p95 TargetResponseTime of " + group("commandother"));
        assertThat(about(options, "command-side-unhealthy"))
                .containsExactly(
                        "unhealthy_1: Maximum UnHealthyHostCount of " + group("commandside"),
                        "unhealthy_2: Maximum UnHealthyHostCount of " + group("commandother"));
        assertThat(about(options, "command-side-absent"))
                .containsExactly(
                        "healthy_1: Minimum HealthyHostCount of " + group("commandside"),
                        "healthy_2: Minimum HealthyHostCount of " + group("commandother"));
    }

    @EveryEnvironment
    void areThoseThatTheServicesPublish(Synthesized environment) {
        String own = "Taskledger/" + environment.name();

        assertThat(about(environment, "command-side-pool-eventlog"))
                .containsExactly(own + " pool=eventlog service=command-side");
        for (String pool : List.of("readModel", "projections", "eventLog")) {
            assertThat(about(environment, "query-side-pool-" + pool))
                    .containsExactly(own + " pool=" + pool + " service=query-side");
        }
        for (String projection : List.of("workspace", "history")) {
            for (String what : List.of("-lag", "-dead-letters")) {
                assertThat(about(environment, "projection-" + projection + what))
                        .containsExactly(own + " projection=" + projection + " service=query-side");
            }
        }
    }

    @EveryEnvironment
    void areThoseOfWhatIsOnlyReported(Synthesized environment) {
        String own = "Taskledger/" + environment.name();

        assertThat(about(environment, "log-clock")).containsExactly(own + " service=command-side");
        assertThat(about(environment, "quotas-behind"))
                .containsExactly(own + " service=command-side");
        for (String capability : Capabilities.all()) {
            assertThat(about(environment, "switch-" + capability))
                    .containsExactly(own + " capability=" + capability + " service=command-side");
        }
        for (String service : List.of("command-side", "query-side")) {
            assertThat(about(environment, service + "-revocations-behind"))
                    .containsExactly(own + " listener=FollowedRevocations service=" + service);
        }
    }

    @EveryEnvironment
    void areThoseOfEveryDatabaseAndEveryNodeOfTheCache(Synthesized environment) {
        Stream<String> databases =
                environment.settings().database().readModelApart()
                        ? Stream.of("database", "readmodel")
                        : Stream.of("database");
        databases.forEach(
                name -> {
                    for (String what : List.of("-cpu", "-memory", "-storage", "-connections")) {
                        assertThat(about(environment, name + what))
                                .containsExactly(
                                        "AWS/RDS DBInstanceIdentifier=data:" + name + "Instance");
                    }
                });

        String node =
                "node%1$d: Sum Evictions of AWS/ElastiCache CacheClusterId="
                        + environment.named("valkey")
                        + "-00%1$d";
        List<String> nodes = List.of(node.formatted(1), node.formatted(2));
        assertThat(about(environment, "cache-evictions"))
                .isEqualTo(nodes.subList(0, environment.settings().cache().nodes()));
    }

    @Test
    void areThoseOfDatabasesThatAreApart() {
        areThoseOfEveryDatabaseAndEveryNodeOfTheCache(Synthesized.withEveryOption());
    }

    private static String group(String id) {
        return "AWS/ApplicationELB %s TargetGroup=services:%stargets.TargetGroupFullName"
                .formatted(BALANCER, id);
    }

    private static List<String> about(Synthesized environment, String name) {
        return AlarmText.of(environment.stack("observability")).stream()
                .filter(alarm -> alarm.name(environment).equals(name))
                .flatMap(alarm -> alarm.about().stream())
                .toList();
    }
}
