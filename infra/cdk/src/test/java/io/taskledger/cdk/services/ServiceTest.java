package io.taskledger.cdk.services;

import static io.taskledger.cdk.Json.text;
import static io.taskledger.cdk.Json.texts;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Json;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.environment.ServiceSettings;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.List;

class ServiceTest {

    private static final List<String> SERVICES = List.of("command-side", "query-side");

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

    /** Of the migrations' containers as well. */
    @EveryEnvironment
    void isNoRootAndWritesNowhereButToItsOwnDirectories(Synthesized environment) {
        assertThat(environment.properties("AWS::ECS::TaskDefinition"))
                .hasSize(5)
                .flatExtracting(task -> task.path("ContainerDefinitions").valueStream().toList())
                .allSatisfy(
                        container -> {
                            assertThat(container.path("ReadonlyRootFilesystem").asBoolean())
                                    .isTrue();
                            assertThat(text(container, "/User")).matches("[1-9]\\d+:[1-9]\\d+");
                            assertThat(container.path("Privileged").asBoolean()).isFalse();
                        });
        assertThat(environment.properties("AWS::ECS::TaskDefinition"))
                .extracting(task -> task.at("/ContainerDefinitions/0"))
                .allSatisfy(
                        container -> {
                            assertThat(texts(container, "/LinuxParameters/Capabilities/Drop"))
                                    .containsExactly("ALL");
                            assertThat(text(container, "/MountPoints/0/ContainerPath"))
                                    .isEqualTo("/tmp");
                        });
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
            assertThat(deployment.at("/DeploymentCircuitBreaker/Enable").asBoolean()).isTrue();
            assertThat(deployment.at("/DeploymentCircuitBreaker/Rollback").asBoolean()).isTrue();
            assertThat(deployment.at("/Alarms/Enable").asBoolean()).isTrue();
            assertThat(deployment.at("/Alarms/Rollback").asBoolean()).isTrue();
            assertThat(deployment.at("/Alarms/AlarmNames")).hasSize(2);
            assertThat(deployment.path("MinimumHealthyPercent").asInt()).isEqualTo(100);
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

    @EveryEnvironment
    void logsFor30DaysIntoAGroupThatExists(Synthesized environment) {
        for (String name : SERVICES) {
            JsonNode group =
                    environment
                            .stack("services")
                            .with(
                                    "AWS::Logs::LogGroup",
                                    "LogGroupName",
                                    "/taskledger/" + environment.name() + "/" + name);
            assertThat(group.path("RetentionInDays").asInt()).isEqualTo(30);
            assertThat(
                            text(
                                    task(environment, name),
                                    "/ContainerDefinitions/0/LogConfiguration/LogDriver"))
                    .isEqualTo("awslogs");
        }
    }

    @EveryEnvironment
    void handsTracesToACollectorBesideIt(Synthesized environment) {
        for (String name : SERVICES) {
            JsonNode collector = task(environment, name).at("/ContainerDefinitions/1");
            assertThat(text(collector, "/Name")).isEqualTo("collector");
            assertThat(text(collector, "/Image")).contains("aws-otel-collector:v");
            assertThat(collector.path("Essential").asBoolean(true)).isFalse();
            assertThat(Json.map(collector.path("Environment")).get("AOT_CONFIG_CONTENT"))
                    .contains("awsxray: {indexed_attributes: [taskledger.request.id]}")
                    .contains("http: {endpoint: 127.0.0.1:4318}");
            assertThat(
                            Json.map(
                                            task(environment, name)
                                                    .at("/ContainerDefinitions/0/Environment"))
                                    .get("MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT"))
                    .isEqualTo("http://127.0.0.1:4318/v1/traces");
        }
    }

    @EveryEnvironment
    void signsInToTheDatabaseAsItsOwnRoleOnly(Synthesized environment) {
        assertThat(environment.stack("services").json().toString())
                .contains("dbuser:*/command_app", "dbuser:*/query_app")
                .doesNotContain("dbuser:*/migrator", "dbuser:*/*", "dbuser:*/postgres");
    }

    /** The option that none of the three has switched on. */
    @Test
    void canShiftCommandsToANewSetOfTasksBitByBit() {
        JsonNode command = service(Synthesized.withEveryOption(), "command-side");

        assertThat(text(command, "/DeploymentConfiguration/Strategy")).isEqualTo("CANARY");
        assertThat(command.at("/DeploymentConfiguration/CanaryConfiguration/CanaryPercent").asInt())
                .isEqualTo(10);
        assertThat(command.at("/DeploymentConfiguration/BakeTimeInMinutes").asInt()).isEqualTo(10);
        assertThat(command.at("/DeploymentConfiguration/Alarms/Rollback").asBoolean()).isTrue();
        assertThat(command.at("/LoadBalancers/0/AdvancedConfiguration/AlternateTargetGroupArn"))
                .isNotEmpty();
        assertThat(
                        Synthesized.withEveryOption()
                                .properties("AWS::ElasticLoadBalancingV2::TargetGroup"))
                .hasSize(3);
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
