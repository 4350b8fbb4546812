package io.taskledger.cdk.environment;

import software.amazon.awscdk.Environment;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** A stack of one environment: named, described and protected as the environment's settings say. */
public abstract class EnvironmentStack extends Stack {

    private final transient EnvironmentSettings settings;

    /**
     * @param part names the stack: {@code taskledger-<environment>-<part>}
     * @param keeps whether what it holds cannot be made again from the source
     */
    protected EnvironmentStack(
            Construct scope,
            EnvironmentSettings settings,
            String part,
            boolean keeps,
            String description) {
        super(scope, part, props(settings, part, keeps, description));
        this.settings = settings;
    }

    protected final EnvironmentSettings settings() {
        return settings;
    }

    protected final Names names() {
        return settings.names();
    }

    /** Of what holds data: it stays when a lasting environment's stack goes. */
    protected final RemovalPolicy removal() {
        return settings.lasting() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    private static StackProps props(
            EnvironmentSettings settings, String part, boolean keeps, String description) {
        return StackProps.builder()
                .stackName(settings.names().of(part))
                .description(description)
                .terminationProtection(keeps && settings.lasting())
                .env(Environment.builder().region(EnvironmentSettings.REGION).build())
                .build();
    }
}
