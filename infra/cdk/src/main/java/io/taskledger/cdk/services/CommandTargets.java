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

    private final List<ApplicationTargetGroup> all;
    private final @Nullable AlternateTarget other;

    CommandTargets(
            Construct scope, EnvironmentSettings settings, NetworkStack network, Routes routes) {
        ApplicationTargetGroup targets = targets(scope, "command-side", settings, network);
        if (settings.commandRollout() == Rollout.ROLLING) {
            all = List.of(targets);
            routes.toCommandSide(ListenerAction.forward(all));
            other = null;
            return;
        }
        ApplicationTargetGroup others = targets(scope, "command-other", settings, network);
        all = List.of(targets, others);
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

    /** One group, or the two that take turns. */
    List<ApplicationTargetGroup> all() {
        return all;
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
                .attachToApplicationTargetGroup(all.getFirst());
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
