package io.taskledger.cdk.task;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

class TaskTest {

    private static final Set<String> SERVICES = Set.of("command-side", "query-side");

    @EveryEnvironment
    void runsOnFargateOnArm(Synthesized environment) {
        for (Defined defined : Defined.in(environment)) {
            says(
                    defined.task(),
                    """
                    {
                      "RequiresCompatibilities": ["FARGATE"],
                      "NetworkMode": "awsvpc",
                      "RuntimePlatform": {
                        "CpuArchitecture": "ARM64", "OperatingSystemFamily": "LINUX"}
                    }
                    """);
        }
    }

    /** The migrations of a release are in the images of its services. */
    @EveryEnvironment
    void runsTheImageOfItsSideOfTheReleaseThatIsDeployed(Synthesized environment) {
        for (Defined defined : Defined.in(environment)) {
            String side =
                    Set.of("query-side", "migrate-readmodel").contains(defined.name())
                            ? "queryside"
                            : "commandside";
            assertThat(Reference.of(defined.ours().path("Image")))
                    .endsWith(".AWS::URLSuffix/registry:" + side + ":ImageTag");
        }
    }

    @EveryEnvironment
    void isNoRoot(Synthesized environment) {
        for (Defined defined : Defined.in(environment)) {
            says(
                    defined.ours(),
                    """
                    {
                      "Name": "%s",
                      "Essential": true,
                      "User": "10001:10001",
                      "LinuxParameters": {
                        "Capabilities": {"Drop": ["ALL"]}, "InitProcessEnabled": true}
                    }
                    """
                            .formatted(defined.name()));
            assertThat(defined.task().path("ContainerDefinitions"))
                    .allSatisfy(
                            container -> {
                                assertThat(text(container, "/User")).matches("[1-9]\\d+:[1-9]\\d+");
                                assertThat(container.path("Privileged").asBoolean()).isFalse();
                            });
        }
    }

    @EveryEnvironment
    void writesNowhereButToItsOwnDirectories(Synthesized environment) {
        for (Defined defined : Defined.in(environment)) {
            List<String> directories = new ArrayList<>(List.of("tmp at /tmp"));
            if (SERVICES.contains(defined.name()) && environment.settings().operatorAccess()) {
                directories.add("exec-state at /var/lib/amazon");
                directories.add("exec-log at /var/log/amazon");
            }
            assertThat(defined.task().path("ContainerDefinitions"))
                    .allMatch(container -> container.path("ReadonlyRootFilesystem").asBoolean());
            assertThat(defined.ours().path("MountPoints"))
                    .allMatch(mount -> !mount.path("ReadOnly").asBoolean(true))
                    .extracting(m -> text(m, "/SourceVolume") + " at " + text(m, "/ContainerPath"))
                    .containsExactlyElementsOf(directories);
            assertThat(defined.task().path("Volumes"))
                    .extracting(volume -> text(volume, "/Name"))
                    .containsExactlyElementsOf(
                            directories.stream().map(d -> d.split(" ")[0]).toList());
        }
    }

    @EveryEnvironment
    void logsFor30DaysIntoAGroupThatExists(Synthesized environment) {
        for (Defined defined : Defined.in(environment)) {
            Map.Entry<String, JsonNode> group =
                    defined.stack().resources("AWS::Logs::LogGroup").stream()
                            .filter(
                                    g ->
                                            Reference.withoutHashes(g.getKey())
                                                    .equals(defined.id() + "Logs"))
                            .findFirst()
                            .orElseThrow(AssertionError::new);
            says(
                    group.getValue(),
                    """
                    {
                      "DeletionPolicy": "Delete",
                      "Properties": {"LogGroupName": "/taskledger/%s/%s", "RetentionInDays": 30}
                    }
                    """
                            .formatted(environment.name(), defined.name()));
            for (JsonNode container : defined.task().path("ContainerDefinitions")) {
                says(
                        container.path("LogConfiguration"),
                        """
                        {
                          "LogDriver": "awslogs",
                          "Options": {
                            "awslogs-group": {"Ref": "%s"},
                            "awslogs-region": "us-east-1",
                            "awslogs-stream-prefix": "%s",
                            "mode": "non-blocking"
                          }
                        }
                        """
                                .formatted(group.getKey(), text(container, "/Name")));
            }
        }
    }

    /** What those may do is TaskRolesTest's concern. */
    @EveryEnvironment
    void hasRolesOfItsOwn(Synthesized environment) {
        for (Defined defined : Defined.in(environment)) {
            assertThat(Stream.of("TaskRole", "ExecutionRole"))
                    .allSatisfy(
                            role ->
                                    assertThat(Reference.of(defined.task().path(role + "Arn")))
                                            .isEqualTo(
                                                    defined.id() + "Definition" + role + ".Arn"));
        }
    }

    /** One task more, where read models have a server of their own. */
    @Test
    void isNoDifferentWithEveryOption() {
        Synthesized options = Synthesized.withEveryOption();

        assertThat(Defined.in(options)).extracting(Defined::name).contains("bootstrap-readmodel");
        runsOnFargateOnArm(options);
        runsTheImageOfItsSideOfTheReleaseThatIsDeployed(options);
        isNoRoot(options);
        writesNowhereButToItsOwnDirectories(options);
        logsFor30DaysIntoAGroupThatExists(options);
        hasRolesOfItsOwn(options);
    }
}
