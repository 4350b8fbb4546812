package io.taskledger.cdk.data;

import io.taskledger.cdk.environment.CacheSettings;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.network.NetworkStack;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.secretsmanager.ISecret;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/** Valkey: keeps nothing that PostgreSQL does not have; services go on without it. */
public final class Cache extends Construct {

    private final transient Secret token;
    private final transient CfnReplicationGroup group;

    Cache(Construct scope, EnvironmentSettings settings, NetworkStack network) {
        super(scope, "Cache");
        CacheSettings size = settings.cache();
        String name = settings.names().of("cache");
        boolean failover = size.nodes() > 1;
        token =
                Secret.Builder.create(this, "Token")
                        .secretName(settings.names().path("cache-token"))
                        .description("What services present to the cache")
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .generateSecretString(
                                SecretStringGenerator.builder()
                                        .passwordLength(64)
                                        .excludePunctuation(true)
                                        .build())
                        .build();
        CfnSubnetGroup subnets =
                CfnSubnetGroup.Builder.create(this, "Subnets")
                        .cacheSubnetGroupName(name)
                        .description("Data subnets")
                        .subnetIds(network.vpc().selectSubnets(NetworkStack.data()).getSubnetIds())
                        .build();
        CfnParameterGroup parameters =
                CfnParameterGroup.Builder.create(this, "Parameters")
                        .cacheParameterGroupFamily("valkey8")
                        .description("A cache: the least recently used goes first")
                        .properties(Map.of("maxmemory-policy", "allkeys-lru"))
                        .build();
        group =
                CfnReplicationGroup.Builder.create(this, "Valkey")
                        .replicationGroupId(name)
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
    }

    public String host() {
        return group.getAttrPrimaryEndPointAddress();
    }

    /** The name its nodes' metrics begin with. */
    public String name() {
        return group.getRef();
    }

    public ISecret token() {
        return token;
    }
}
