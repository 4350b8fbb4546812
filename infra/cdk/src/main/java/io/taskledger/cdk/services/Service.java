package io.taskledger.cdk.services;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.Rollout;
import io.taskledger.cdk.environment.ServiceSettings;
import io.taskledger.cdk.network.NetworkStack;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ecs.AlarmBehavior;
import software.amazon.awscdk.services.ecs.CapacityProviderStrategy;
import software.amazon.awscdk.services.ecs.Cluster;
import software.amazon.awscdk.services.ecs.DeploymentAlarmConfig;
import software.amazon.awscdk.services.ecs.DeploymentCircuitBreaker;
import software.amazon.awscdk.services.ecs.FargatePlatformVersion;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.FargateTaskDefinition;
import software.amazon.awscdk.services.ecs.PropagatedTagSource;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.constructs.Construct;

import java.util.List;

/** A service: as many tasks as the load asks for, replaced without an interruption. */
public final class Service extends Construct {

    private final transient FargateService service;
    private final transient List<ApplicationTargetGroup> targets;
    private final transient ServiceSettings size;

    Service(
            Construct scope,
            String name,
            EnvironmentSettings settings,
            ServiceSettings size,
            Rollout rollout,
            Cluster cluster,
            NetworkStack network,
            ISecurityGroup securityGroup,
            FargateTaskDefinition task,
            List<ApplicationTargetGroup> targets) {
        super(scope, name + "-service");
        this.size = size;
        this.targets = targets;
        FargateService.Builder builder =
                FargateService.Builder.create(this, "Service")
                        .serviceName(settings.names().of(name))
                        .cluster(cluster)
                        .taskDefinition(task)
                        .platformVersion(FargatePlatformVersion.VERSION1_4)
                        .capacityProviderStrategies(List.of(capacity(settings)))
                        .vpcSubnets(NetworkStack.application())
                        .securityGroups(List.of(securityGroup))
                        .assignPublicIp(false)
                        .enableExecuteCommand(settings.operatorAccess())
                        .minHealthyPercent(100)
                        .maxHealthyPercent(mostPercent(size))
                        .healthCheckGracePeriod(Duration.seconds(120))
                        .circuitBreaker(DeploymentCircuitBreaker.builder().rollback(true).build())
                        .deploymentAlarms(
                                DeploymentAlarmConfig.builder()
                                        .alarmNames(
                                                RollbackAlarms.of(this, settings, name, targets))
                                        .behavior(AlarmBehavior.ROLLBACK_ON_ALARM)
                                        .build())
                        .propagateTags(PropagatedTagSource.SERVICE);
        service = Shift.of(rollout).configure(builder).build();
    }

    FargateService service() {
        return service;
    }

    ServiceSettings size() {
        return size;
    }

    /** What the load balancer sends its requests to: one group, or two that take turns. */
    public List<ApplicationTargetGroup> targets() {
        return targets;
    }

    /** For metrics. */
    public String serviceName() {
        return service.getServiceName();
    }

    /** Half as many again while a deployment is under way; the database has room for that. */
    private static int mostPercent(ServiceSettings size) {
        return size.fewest() == 1 ? 200 : 150;
    }

    /** What nothing depends on runs where AWS has capacity to spare, at a third of the price. */
    private static CapacityProviderStrategy capacity(EnvironmentSettings settings) {
        return CapacityProviderStrategy.builder()
                .capacityProvider(settings.lasting() ? "FARGATE" : "FARGATE_SPOT")
                .weight(1)
                .build();
    }
}
