package io.taskledger.cdk.data;

import io.taskledger.cdk.environment.CacheSettings;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.network.NetworkStack;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

import java.util.List;

/**
 * The cache of the release before, for its tasks while a deployment or a rollback is under way; the
 * release after takes it away. CloudFormation would replace a cache that changes from a token to
 * users, and cannot, as it has a name; two caches do no harm, since what is stored under a key
 * never changes.
 */
final class CacheWithToken {

    private CacheWithToken() {}

    /** Under the ids of the release before, or CloudFormation would make another. */
    static void keep(
            Construct cache,
            EnvironmentSettings settings,
            NetworkStack network,
            CfnSubnetGroup subnets,
            CfnParameterGroup parameters) {
        CacheSettings size = settings.cache();
        boolean failover = size.nodes() > 1;
        Secret token =
                Secret.Builder.create(cache, "Token")
                        .secretName(settings.names().path("cache-token"))
                        .description("What services present to the cache")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .generateSecretString(
                                SecretStringGenerator.builder()
                                        .passwordLength(64)
                                        .excludePunctuation(true)
                                        .build())
                        .build();
        CfnReplicationGroup group =
                CfnReplicationGroup.Builder.create(cache, "Valkey")
                        .replicationGroupId(settings.names().of("cache"))
                        .replicationGroupDescription("Read models' pages and rate limits")
                        .engine("valkey")
                        .engineVersion("8.0")
                        .cacheNodeType(size.nodeType())
                        .numCacheClusters(size.nodes())
                        .automaticFailoverEnabled(failover)
                        .multiAzEnabled(failover)
                        .transitEncryptionEnabled(true)
                        .transitEncryptionMode("required")
                        .atRestEncryptionEnabled(true)
                        // As a reference that CloudFormation resolves: never in the template.
                        .authToken(token.getSecretValue().unsafeUnwrap())
                        .port(6379)
                        .snapshotRetentionLimit(0)
                        .autoMinorVersionUpgrade(true)
                        .preferredMaintenanceWindow("sun:05:30-sun:06:30")
                        .cacheParameterGroupName(parameters.getRef())
                        .cacheSubnetGroupName(subnets.getRef())
                        .securityGroupIds(
                                List.of(network.securityGroups().cache().getSecurityGroupId()))
                        .build();
        // What stacks of the release before import: it cannot be taken away under them.
        Stack stack = Stack.of(cache);
        stack.exportValue(token.getSecretArn());
        stack.exportValue(group.getRef());
        stack.exportValue(group.getAttrPrimaryEndPointAddress());
    }
}
