package io.taskledger.cdk.services;

import io.taskledger.cdk.environment.Rollout;

import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.ecs.DeploymentStrategy;
import software.amazon.awscdk.services.ecs.FargateService;
import software.amazon.awscdk.services.ecs.TrafficShiftConfig;

/** How requests move from the old tasks to the new ones. */
enum Shift {
    ROLLING {
        @Override
        FargateService.Builder configure(FargateService.Builder service) {
            return service;
        }
    },
    BLUE_GREEN {
        @Override
        FargateService.Builder configure(FargateService.Builder service) {
            return service.deploymentStrategy(DeploymentStrategy.BLUE_GREEN).bakeTime(BAKE);
        }
    },
    CANARY {
        @Override
        FargateService.Builder configure(FargateService.Builder service) {
            return service.deploymentStrategy(DeploymentStrategy.CANARY)
                    .bakeTime(BAKE)
                    .canaryConfiguration(
                            TrafficShiftConfig.builder()
                                    .stepPercent(10)
                                    .stepBakeTime(Duration.minutes(5))
                                    .build());
        }
    };

    /** How long the old tasks stay to go back to. */
    private static final Duration BAKE = Duration.minutes(10);

    static Shift of(Rollout rollout) {
        return valueOf(rollout.name());
    }

    abstract FargateService.Builder configure(FargateService.Builder service);
}
