package io.taskledger.cdk.services;

import io.taskledger.cdk.task.Task;

import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.HealthCheck;
import software.amazon.awscdk.services.iam.PolicyStatement;

import java.util.List;
import java.util.Map;

/**
 * Takes traces from the service over OTLP and hands them to X-Ray. A sidecar, so that a slow X-Ray
 * is never the service's concern; not essential, so that its end is not the service's either.
 */
final class Collector {

    /** Where the service sends traces. */
    static final String ENDPOINT = "http://127.0.0.1:4318/v1/traces";

    private static final String IMAGE =
            "public.ecr.aws/aws-observability/aws-otel-collector:v0.43.3";
    private static final int MEMORY = 128;

    private static final String CONFIGURATION =
            """
            extensions:
              health_check: {}
            receivers:
              otlp:
                protocols:
                  http: {endpoint: 127.0.0.1:4318}
            processors:
              memory_limiter: {check_interval: 1s, limit_mib: 96}
              batch: {}
            exporters:
              awsxray: {indexed_attributes: [taskledger.request.id]}
            service:
              extensions: [health_check]
              pipelines:
                traces:
                  receivers: [otlp]
                  processors: [memory_limiter, batch]
                  exporters: [awsxray]
            """;

    private Collector() {}

    static void addTo(Task task) {
        task.definition()
                .addContainer(
                        "collector",
                        ContainerDefinitionOptions.builder()
                                .image(ContainerImage.fromRegistry(IMAGE))
                                .containerName("collector")
                                .essential(false)
                                .memoryLimitMiB(MEMORY)
                                .readonlyRootFilesystem(true)
                                .user("10002:10002")
                                .environment(Map.of("AOT_CONFIG_CONTENT", CONFIGURATION))
                                .healthCheck(
                                        HealthCheck.builder()
                                                .command(List.of("CMD", "/healthcheck"))
                                                .build())
                                .logging(task.logging("collector"))
                                .build());
        task.definition()
                .addToTaskRolePolicy(
                        PolicyStatement.Builder.create()
                                .actions(
                                        List.of(
                                                "xray:PutTraceSegments",
                                                "xray:PutTelemetryRecords",
                                                "xray:GetSamplingRules",
                                                "xray:GetSamplingTargets"))
                                .resources(List.of("*"))
                                .build());
    }
}
