package io.taskledger.cdk.services;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationProtocol;
import software.amazon.awscdk.services.elasticloadbalancingv2.ApplicationTargetGroup;
import software.amazon.awscdk.services.elasticloadbalancingv2.HealthCheck;
import software.amazon.awscdk.services.elasticloadbalancingv2.TargetType;
import software.constructs.Construct;

/** The tasks of a service as the load balancer sees them. */
final class Targets {

    private Targets() {}

    static ApplicationTargetGroup of(Construct scope, String id, String name, IVpc vpc) {
        return ApplicationTargetGroup.Builder.create(scope, id)
                .targetGroupName(name)
                .vpc(vpc)
                .targetType(TargetType.IP)
                .protocol(ApplicationProtocol.HTTP)
                .port(ServiceTask.PORT)
                .healthCheck(
                        HealthCheck.builder()
                                // Where floods of requests do not reach. Not readiness: without
                                // its database a task would be replaced by one without it.
                                .port(Integer.toString(ServiceTask.PROBE_PORT))
                                .path("/livez")
                                .healthyHttpCodes("200")
                                .interval(Duration.seconds(30))
                                .timeout(Duration.seconds(5))
                                .healthyThresholdCount(2)
                                .unhealthyThresholdCount(3)
                                .build())
                .deregistrationDelay(Duration.seconds(30))
                // A JVM that has just started is slow: requests reach it little by little.
                .slowStart(Duration.seconds(60))
                .build();
    }
}
