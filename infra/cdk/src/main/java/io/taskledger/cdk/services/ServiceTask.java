package io.taskledger.cdk.services;

import static io.taskledger.cdk.environment.Explained.finding;

import io.taskledger.cdk.data.Cache;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.ServiceSettings;
import io.taskledger.cdk.task.DatabaseAccess;
import io.taskledger.cdk.task.Task;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;

import java.util.List;
import java.util.Map;

/** What a task of a service consists of and may do. */
final class ServiceTask {

    static final int PORT = 8080;

    /** Of probes and metrics, with connections of its own; the image names it to the service. */
    static final int PROBE_PORT = 8090;

    /** The image has a shell but no client; a JVM a check would cost more than the answer. */
    private static final String ALIVE =
            "exec 3<>/dev/tcp/127.0.0.1/8090 && printf 'GET /livez HTTP/1.0\\r\\n"
                    + "Host: localhost\\r\\n\\r\\n' >&3 && read -r -t 3 line <&3 &&"
                    + " [[ $line == *' 200'* ]]";

    /** Longer than the service takes to finish what it has accepted. */
    private static final Duration STOP = Duration.seconds(60);

    private ServiceTask() {}

    /**
     * @param databaseRole as which the service signs in to PostgreSQL
     */
    static FargateTaskDefinition of(
            Stack stack,
            String name,
            EnvironmentSettings settings,
            ServiceSettings size,
            IRepository repository,
            String tag,
            Map<String, String> environment,
            Cache cache,
            String databaseRole) {
        Task task =
                new Task(
                        stack,
                        name,
                        settings.names(),
                        size.cpu(),
                        size.memoryMiB(),
                        repository,
                        tag);
        ContainerDefinition container =
                task.container(
                        ContainerDefinitionOptions.builder()
                                .environment(environment)
                                .portMappings(
                                        List.of(
                                                PortMapping.builder().containerPort(PORT).build(),
                                                PortMapping.builder()
                                                        .containerPort(PROBE_PORT)
                                                        .build()))
                                .healthCheck(alive())
                                .stopTimeout(STOP));
        if (settings.operatorAccess()) {
            openToOperators(task.definition(), container);
        }
        Collector.addTo(task);
        DatabaseAccess.grant(stack, task.definition().getTaskRole(), databaseRole);
        cache.grantSignIn(stack, task.definition().getTaskRole());
        publishMetrics(task.definition().getTaskRole(), settings);
        return task.definition();
    }

    private static HealthCheck alive() {
        return HealthCheck.builder()
                .command(List.of("CMD", "bash", "-c", ALIVE))
                .interval(Duration.seconds(10))
                .timeout(Duration.seconds(5))
                .retries(3)
                .startPeriod(Duration.seconds(120))
                .build();
    }

    /** The agent of ECS Exec writes here; all else stays read-only. */
    private static void openToOperators(
            FargateTaskDefinition definition, ContainerDefinition container) {
        definition.addVolume(Volume.builder().name("exec-state").build());
        definition.addVolume(Volume.builder().name("exec-log").build());
        Task.mount(container, "exec-state", "/var/lib/amazon");
        Task.mount(container, "exec-log", "/var/log/amazon");
    }

    private static void publishMetrics(IRole role, EnvironmentSettings settings) {
        role.addToPrincipalPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("cloudwatch:PutMetricData"))
                        .resources(List.of("*"))
                        .conditions(
                                Map.of(
                                        "StringEquals",
                                        Map.of(
                                                "cloudwatch:namespace",
                                                settings.names().metricNamespace())))
                        .build());
        finding(
                role,
                "AwsSolutions-IAM5",
                List.of("Resource::*"),
                "Metrics, traces and the channels of ECS Exec know no resources; metrics are bound"
                        + " to one namespace");
    }
}
