package io.taskledger.cdk;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.taskledger.cdk.account.AccountStack;
import io.taskledger.cdk.data.DataStack;
import io.taskledger.cdk.edge.EdgeStack;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.identity.IdentityStack;
import io.taskledger.cdk.migration.MigrationStack;
import io.taskledger.cdk.network.NetworkStack;
import io.taskledger.cdk.observability.ObservabilityStack;
import io.taskledger.cdk.registry.RegistryStack;
import io.taskledger.cdk.services.ServicesStack;

import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Stage;
import software.amazon.awscdk.StageProps;
import software.amazon.awscdk.TagProps;
import software.amazon.awscdk.Tags;
import software.constructs.Construct;

import java.util.List;

/** An environment: its stacks, from those that live longest to those that change every day. */
final class TaskledgerStage extends Stage {

    /**
     * A VPC origin refuses a change of tags with 409 while a distribution uses it; the others have
     * none in CloudFormation's published schema.
     */
    private static final List<String> UNTAGGED =
            List.of(
                    "AWS::CloudFront::VpcOrigin",
                    "AWS::CloudWatch::Dashboard",
                    "AWS::ElasticLoadBalancingV2::ListenerRule");

    TaskledgerStage(Construct scope, EnvironmentSettings settings) {
        super(scope, settings.name(), StageProps.builder().build());
        new AccountStack(this, settings);
        NetworkStack network = new NetworkStack(this, settings);
        RegistryStack registry = new RegistryStack(this, settings);
        DataStack data = new DataStack(this, settings, network);
        IdentityStack identity = new IdentityStack(this, settings);
        MigrationStack migration = new MigrationStack(this, settings, network, registry, data);
        ServicesStack services =
                new ServicesStack(this, settings, network, registry, data, identity, migration);
        new EdgeStack(this, settings, network, identity, services);
        new ObservabilityStack(this, settings, data, services);
        settings.names().tags().forEach(this::tag);
        // On the stage: aspects of the app do not reach into stages.
        Aspects.of(this).add(AwsSolutionsChecks.Builder.create().verbose(true).build());
    }

    private void tag(String key, String value) {
        Tags.of(this).add(key, value, TagProps.builder().excludeResourceTypes(UNTAGGED).build());
    }
}
