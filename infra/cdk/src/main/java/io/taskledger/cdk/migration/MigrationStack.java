package io.taskledger.cdk.migration;

import static io.taskledger.cdk.environment.Explained.finding;

import io.taskledger.cdk.data.DataStack;
import io.taskledger.cdk.data.Database;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;
import io.taskledger.cdk.environment.ImageTag;
import io.taskledger.cdk.network.NetworkStack;
import io.taskledger.cdk.registry.RegistryStack;
import io.taskledger.cdk.task.DatabaseAccess;
import io.taskledger.cdk.task.Task;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.ContainerInsights;
import software.amazon.awscdk.services.ecs.Secret;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One-off tasks, which the pipeline runs in this order before services change: make roles and
 * databases, migrate the log, migrate the read models. Each can be run again without harm.
 */
public final class MigrationStack extends EnvironmentStack {

    private static final int CPU = 512;
    private static final int MEMORY = 1024;
    private static final String MIGRATOR = "migrator";

    private final transient Cluster cluster;
    private final transient String tag;

    public MigrationStack(
            Construct scope,
            EnvironmentSettings settings,
            NetworkStack network,
            RegistryStack registry,
            DataStack data) {
        super(scope, settings, "migration", false, "Migration: the cluster and one-off tasks");
        cluster =
                Cluster.Builder.create(this, "Cluster")
                        .clusterName(names().of("cluster"))
                        .vpc(network.vpc())
                        .containerInsightsV2(ContainerInsights.ENABLED)
                        .enableFargateCapacityProviders(true)
                        .build();
        tag = ImageTag.of(this);
        data.servers().forEach(server -> bootstrap(registry.commandSide(), server));
        migrate("eventlog", registry.commandSide(), data.eventLog());
        migrate("readmodel", registry.querySide(), data.readModel());
        output("ClusterName", cluster.getClusterName());
        finding(
                this,
                "AwsSolutions-IAM5",
                List.of("Resource::*"),
                "ecr:GetAuthorizationToken knows no resources");
        finding(this, "AwsSolutions-ECS2", "Addresses and names only; secrets are referred to");
    }

    public Cluster cluster() {
        return cluster;
    }

    /** The master user makes the roles and the two databases where they are missing. */
    private void bootstrap(IRepository repository, DataStack.Server server) {
        Task task = task("bootstrap-" + server.name(), repository);
        task.container(
                ContainerDefinitionOptions.builder()
                        .entryPoint(List.of("java", "-cp", "app.jar"))
                        .command(List.of("io.taskledger.eventlog.DatabaseBootstrap"))
                        .environment(
                                new TreeMap<>(
                                        Map.of(
                                                "TASKLEDGER_BOOTSTRAP_URL",
                                                server.entry().url(),
                                                "TASKLEDGER_BOOTSTRAP_USERNAME",
                                                "postgres")))
                        .secrets(
                                Map.of(
                                        "TASKLEDGER_BOOTSTRAP_PASSWORD",
                                        Secret.fromSecretsManager(server.master(), "password"))));
    }

    private void migrate(String what, IRepository repository, Database database) {
        Task task = task("migrate-" + what, repository);
        String prefix = "TASKLEDGER_" + what.toUpperCase(java.util.Locale.ROOT);
        task.container(
                ContainerDefinitionOptions.builder()
                        .command(List.of("migrate"))
                        .environment(
                                new TreeMap<>(
                                        Map.of(
                                                prefix + "_URL",
                                                database.tokenUrl(),
                                                prefix + "_USERNAME",
                                                MIGRATOR))));
        DatabaseAccess.grant(this, task.definition().getTaskRole(), MIGRATOR);
    }

    private Task task(String name, IRepository repository) {
        return new Task(this, name, names(), CPU, MEMORY, repository, tag);
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
