package io.taskledger.cdk.services;

import io.taskledger.cdk.data.DataStack;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;
import io.taskledger.cdk.environment.ImageTag;
import io.taskledger.cdk.environment.Rollout;
import io.taskledger.cdk.identity.IdentityStack;
import io.taskledger.cdk.migration.MigrationStack;
import io.taskledger.cdk.network.NetworkStack;
import io.taskledger.cdk.registry.RegistryStack;

import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationLoadBalancer;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.constructs.Construct;

import java.util.List;

/** Both services and the load balancer before them: what every release changes. */
public final class ServicesStack extends EnvironmentStack {

    private final transient Entry entry;
    private final transient Service commandSide;
    private final transient Service querySide;

    public ServicesStack(
            Construct scope,
            EnvironmentSettings settings,
            NetworkStack network,
            RegistryStack registry,
            DataStack data,
            IdentityStack identity,
            MigrationStack migration) {
        super(scope, settings, "services", false, "Services: command side and query side");
        entry = new Entry(this, settings, network);
        Routes routes = new Routes(entry.listener());
        ApplicationTargetGroup queryTargets =
                Targets.of(this, "query-side-targets", names().of("query-side"), network.vpc());
        routes.toQuerySide(queryTargets);
        CommandTargets commandTargets = new CommandTargets(this, settings, network, routes);
        ServiceEnvironment environment = new ServiceEnvironment(settings, data, identity);
        String tag = ImageTag.of(this);
        FargateTaskDefinition commands =
                ServiceTask.of(
                        this,
                        "command-side",
                        settings,
                        settings.commandSide(),
                        registry.commandSide(),
                        tag,
                        environment.commandSide(),
                        data.cache(),
                        ServiceEnvironment.COMMAND_ROLE);
        FargateTaskDefinition queries =
                ServiceTask.of(
                        this,
                        "query-side",
                        settings,
                        settings.querySide(),
                        registry.querySide(),
                        tag,
                        environment.querySide(),
                        data.cache(),
                        ServiceEnvironment.QUERY_ROLE);
        commandSide =
                new Service(
                        this,
                        "command-side",
                        settings,
                        settings.commandSide(),
                        settings.commandRollout(),
                        migration.cluster(),
                        network,
                        network.securityGroups().commandSide(),
                        commands,
                        commandTargets.all());
        querySide =
                new Service(
                        this,
                        "query-side",
                        settings,
                        settings.querySide(),
                        Rollout.ROLLING,
                        migration.cluster(),
                        network,
                        network.securityGroups().querySide(),
                        queries,
                        List.of(queryTargets));
        commandTargets.attach(commandSide);
        querySide.service().attachToApplicationTargetGroup(queryTargets);
        Scaling.of(commandSide);
        Scaling.byLag(Scaling.of(querySide), lag(settings));
        Findings.explain(this);
    }

    /** How far what people read is behind the log, in seconds, as the query side publishes it. */
    public static Metric lag(EnvironmentSettings settings) {
        return ServiceMetrics.of(settings)
                .gauge(
                        "query-side",
                        "taskledger.projection.lag.seconds",
                        java.util.Map.of("projection", "workspace"));
    }

    public ApplicationLoadBalancer loadBalancer() {
        return entry.loadBalancer();
    }

    public Service commandSide() {
        return commandSide;
    }

    public Service querySide() {
        return querySide;
    }
}
