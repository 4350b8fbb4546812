package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.environment.ServiceSettings;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class ServiceTest {

    static final List<String> SERVICES = List.of("command-side", "query-side");

    @EveryEnvironment
    void runsOnArmWithTheSizeOfItsEnvironment(Synthesized environment) {
        for (String name : SERVICES) {
            JsonNode task = task(environment, name);
            ServiceSettings size = size(environment, name);
            assertThat(text(task, "/RuntimePlatform/CpuArchitecture")).isEqualTo("ARM64");
            assertThat(text(task, "/Cpu")).isEqualTo(Integer.toString(size.cpu()));
            assertThat(text(task, "/Memory")).isEqualTo(Integer.toString(size.memoryMiB()));
        }
    }

    @EveryEnvironment
    void runsItsTaskOnFargateWhereNothingLastingIsOnSpareCapacity(Synthesized environment) {
        String capacity = environment.settings().lasting() ? "FARGATE" : "FARGATE_SPOT";
        for (String name : SERVICES) {
            JsonNode service = service(environment, name);
            says(
                    service,
                    """
                    {
                      "PlatformVersion": "1.4.0",
                      "CapacityProviderStrategy": [{"CapacityProvider": "%s", "Weight": 1}],
                      "DeploymentController": {"Type": "ECS"}
                    }
                    """
                            .formatted(capacity));
            assertThat(Reference.of(service.path("Cluster"))).isEqualTo("migration:Cluster");
            assertThat(Reference.of(service.path("TaskDefinition")))
                    .isEqualTo(name.replace("-", "") + "Definition");
        }
    }

    /** A new task has two minutes to start before the load balancer's opinion counts. */
    @EveryEnvironment
    void takesRequestsFromTheLoadBalancer(Synthesized environment) {
        for (String name : SERVICES) {
            JsonNode service = service(environment, name);
            says(
                    service,
                    """
                    {
                      "HealthCheckGracePeriodSeconds": 120,
                      "LoadBalancers": [{"ContainerName": "%s", "ContainerPort": 8080}]
                    }
                    """
                            .formatted(name));
            assertThat(Reference.of(service.at("/LoadBalancers/0/TargetGroupArn")))
                    .isEqualTo(name.replace("-", "") + "targets");
        }
    }

    @EveryEnvironment
    void opensAShellOutsideProductionOnly(Synthesized environment) {
        for (String name : SERVICES) {
            assertThat(service(environment, name).path("EnableExecuteCommand").asBoolean())
                    .isEqualTo(!environment.name().equals("prod"));
        }
    }

    @EveryEnvironment
    void goesBackWhenTasksDoNotStartOrAlarmsRing(Synthesized environment) {
        for (String name : SERVICES) {
            JsonNode deployment = service(environment, name).path("DeploymentConfiguration");
            says(
                    deployment,
                    """
                    {
                      "DeploymentCircuitBreaker": {"Enable": true, "Rollback": true},
                      "Alarms": {"Enable": true, "Rollback": true}
                    }
                    """);
            assertThat(deployment.at("/Alarms/AlarmNames")).hasSize(2);
        }
    }

    /** Old tasks stay until new ones answer; the database has room for half as many more. */
    @EveryEnvironment
    void isReplacedWithoutAnInterruption(Synthesized environment) {
        for (String name : SERVICES) {
            says(
                    service(environment, name).path("DeploymentConfiguration"),
                    """
                    {"MinimumHealthyPercent": 100, "MaximumPercent": %d}
                    """
                            .formatted(size(environment, name).fewest() == 1 ? 200 : 150));
        }
    }

    /** Or every deployment would undo what scaling did. */
    @EveryEnvironment
    void leavesTheNumberOfTasksToScaling(Synthesized environment) {
        for (String name : SERVICES) {
            assertThat(service(environment, name).has("DesiredCount")).isFalse();
        }
    }

    @EveryEnvironment
    void hasNoPublicAddress(Synthesized environment) {
        for (String name : SERVICES) {
            JsonNode network =
                    service(environment, name).at("/NetworkConfiguration/AwsvpcConfiguration");
            assertThat(text(network, "/AssignPublicIp")).isEqualTo("DISABLED");
            assertThat(network.path("Subnets").toString())
                    .contains("VpcapplicationSubnet1", "VpcapplicationSubnet2");
            assertThat(network.path("SecurityGroups").toString())
                    .contains("SecurityGroups" + name.replace("-", ""));
        }
    }

    /** The option that none of the three has switched on. */
    @Test
    void canShiftCommandsToANewSetOfTasksBitByBit() {
        JsonNode command = service(Synthesized.withEveryOption(), "command-side");

        says(
                command.path("DeploymentConfiguration"),
                """
                {
                  "Strategy": "CANARY",
                  "CanaryConfiguration": {"CanaryPercent": 10, "CanaryBakeTimeInMinutes": 5},
                  "BakeTimeInMinutes": 10,
                  "Alarms": {"Rollback": true}
                }
                """);
        JsonNode shift = command.at("/LoadBalancers/0/AdvancedConfiguration");
        assertThat(Reference.of(shift.path("AlternateTargetGroupArn")))
                .isEqualTo("commandothertargets");
        assertThat(Reference.of(shift.path("ProductionListenerRule")))
                .isEqualTo("EntryLoadBalancerListenerCommands");
        assertThat(Reference.of(shift.path("RoleArn")))
                .isEqualTo("commandsideserviceServiceOtherRole.Arn");
    }

    static JsonNode task(Synthesized environment, String name) {
        return environment
                .stack("services")
                .with("AWS::ECS::TaskDefinition", "Family", environment.named(name));
    }

    private static JsonNode service(Synthesized environment, String name) {
        return environment
                .stack("services")
                .with("AWS::ECS::Service", "ServiceName", environment.named(name));
    }

    private static ServiceSettings size(Synthesized environment, String name) {
        return name.equals("command-side")
                ? environment.settings().commandSide()
                : environment.settings().querySide();
    }
}
