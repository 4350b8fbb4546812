package io.taskledger.cdk.task;

import io.taskledger.cdk.environment.Names;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.ContainerDefinition;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.amazon.awscdk.services.ecs.CpuArchitecture;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LinuxParametersProps;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.MountPoint;
import software.amazon.awscdk.services.ecs.OperatingSystemFamily;
import software.amazon.awscdk.services.ecs.RuntimePlatform;
import software.amazon.awscdk.services.ecs.Volume;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

import java.util.List;

/** A task definition on ARM64 with one container of ours, its logs kept for 30 days. */
public final class Task extends Construct {

    /** The user the images are made for. */
    public static final String USER = "10001:10001";

    private final transient FargateTaskDefinition definition;
    private final transient LogGroup logs;
    private final transient ContainerImage image;

    /**
     * @param name of the container and, with the environment's, of all its parts
     * @param tag of the image
     */
    public Task(
            Construct scope,
            String name,
            Names names,
            int cpu,
            int memoryMiB,
            IRepository repository,
            String tag) {
        super(scope, name);
        definition =
                FargateTaskDefinition.Builder.create(this, "Definition")
                        .family(names.of(name))
                        .cpu(cpu)
                        .memoryLimitMiB(memoryMiB)
                        .runtimePlatform(
                                RuntimePlatform.builder()
                                        .cpuArchitecture(CpuArchitecture.ARM64)
                                        .operatingSystemFamily(OperatingSystemFamily.LINUX)
                                        .build())
                        .volumes(List.of(Volume.builder().name("tmp").build()))
                        .build();
        logs =
                LogGroup.Builder.create(this, "Logs")
                        .logGroupName(names.path(name))
                        .retention(RetentionDays.ONE_MONTH)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        image = ContainerImage.fromEcrRepository(repository, tag);
    }

    public FargateTaskDefinition definition() {
        return definition;
    }

    public LogGroup logs() {
        return logs;
    }

    /**
     * Adds our container.
     *
     * @param options what is particular to it
     */
    public ContainerDefinition container(ContainerDefinitionOptions.Builder options) {
        String name = getNode().getId();
        ContainerDefinition container =
                definition.addContainer(
                        name,
                        options.image(image)
                                .containerName(name)
                                .essential(true)
                                .user(USER)
                                .readonlyRootFilesystem(true)
                                .linuxParameters(withoutCapabilities())
                                .logging(logging(name))
                                .build());
        mount(container, "tmp", "/tmp");
        return container;
    }

    /**
     * Into this task's group of logs; without blocking the container while it cannot be reached.
     */
    public LogDriver logging(String prefix) {
        return LogDriver.awsLogs(
                AwsLogDriverProps.builder()
                        .logGroup(logs)
                        .streamPrefix(prefix)
                        .mode(software.amazon.awscdk.services.ecs.AwsLogDriverMode.NON_BLOCKING)
                        .build());
    }

    private LinuxParameters withoutCapabilities() {
        LinuxParameters linux =
                new LinuxParameters(
                        this,
                        "Linux",
                        LinuxParametersProps.builder().initProcessEnabled(true).build());
        linux.dropCapabilities(software.amazon.awscdk.services.ecs.Capability.ALL);
        return linux;
    }

    /** A directory of the task that the container may write to. */
    public static void mount(ContainerDefinition container, String volume, String path) {
        container.addMountPoints(
                MountPoint.builder()
                        .sourceVolume(volume)
                        .containerPath(path)
                        .readOnly(false)
                        .build());
    }
}
