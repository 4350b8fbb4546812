package io.taskledger.cdk.services;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Rollout;
import io.taskledger.cdk.network.NetworkStack;

import org.jspecify.annotations.Nullable;

import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.services.ecs.AlternateTarget;
import software.amazon.awscdk.services.ecs.AlternateTargetProps;
import software.amazon.awscdk.services.ecs.ListenerRuleConfiguration;
import software.amazon.awscdk.services.ecs.LoadBalancerTargetOptions;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationListenerRule;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.ListenerAction;
import software.amazon.awscdk.services.elasticloadbalancingv2.WeightedTargetGroup;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/** How commands reach their tasks: one set of them, or two between which a deployment shifts. */
final class CommandTargets {

    private final ApplicationTargetGroup targets;
    private final @Nullable AlternateTarget other;

    CommandTargets(
            Construct scope, EnvironmentSettings settings, NetworkStack network, Routes routes) {
        targets = targets(scope, "command-side", settings, network);
        if (settings.commandRollout() == Rollout.ROLLING) {
            routes.toCommandSide(ListenerAction.forward(List.of(targets)));
            other = null;
            return;
        }
        ApplicationTargetGroup others = targets(scope, "command-other", settings, network);
        ApplicationListenerRule rule =
                routes.toCommandSide(
                        ListenerAction.weightedForward(
                                List.of(weighted(targets, 1), weighted(others, 0))));
        other =
                new AlternateTarget(
                        "Other",
                        AlternateTargetProps.builder()
                                .alternateTargetGroup(others)
                                .productionListener(
                                        ListenerRuleConfiguration.applicationListenerRule(rule))
                                .build());
    }

    ApplicationTargetGroup targets() {
        return targets;
    }

    void attach(Service service) {
        LoadBalancerTargetOptions.Builder target =
                LoadBalancerTargetOptions.builder()
                        .containerName("command-side")
                        .containerPort(ServiceTask.PORT);
        if (other != null) {
            target.alternateTarget(other);
            withoutLint(service, "W3005");
        }
        service.service()
                .loadBalancerTarget(target.build())
                .attachToApplicationTargetGroup(targets);
    }

    /** The CDK itself writes the dependency that cfn-lint finds needless. */
    private static void withoutLint(Service service, String rule) {
        CfnResource resource = (CfnResource) service.service().getNode().findChild("Service");
        resource.addMetadata("cfn-lint", Map.of("config", Map.of("ignore_checks", List.of(rule))));
    }

    private static ApplicationTargetGroup targets(
            Construct scope, String name, EnvironmentSettings settings, NetworkStack network) {
        return Targets.of(scope, name + "-targets", settings.names().of(name), network.vpc());
    }

    private static WeightedTargetGroup weighted(ApplicationTargetGroup targets, int weight) {
        return WeightedTargetGroup.builder().targetGroup(targets).weight(weight).build();
    }
}
