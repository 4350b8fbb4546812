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
                                // Answers 200 from the first readiness on, for good: a task that
                                // was never ready replaces none, and one without its database is
                                // not replaced by another without it. On the port of requests,
                                // since this changes before tasks do, and those of the release
                                // before have no other; the release after asks the port of probes.
                                .path("/api/auth/diagnostic")
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
