package io.taskledger.cdk.data;

import io.taskledger.cdk.environment.CacheSettings;
import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.network.NetworkStack;

import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.ArnFormat;
import software.amazon.awscdk.CfnDynamicReference;
import software.amazon.awscdk.CfnDynamicReferenceService;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticache.CfnParameterGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.elasticache.CfnUser;
import software.amazon.awscdk.services.elasticache.CfnUserGroup;
import software.amazon.awscdk.services.iam.IRole;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.ssm.StringParameter;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/**
 * Valkey: keeps nothing that PostgreSQL does not have; services go on without it. Other stacks know
 * it by names and not by exports: the release before has none of those, and a rollback to it takes
 * them away.
 */
public final class Cache extends Construct {

    /** As in the local system and in containers: no other, and on no other keys. */
    private static final List<String> COMMANDS =
            List.of(
                    "+get",
                    "+set",
                    "+psetex",
                    "+del",
                    "+eval",
                    "+time",
                    "+ping",
                    "+hello",
                    "+client|setname");

    private final String name;
    private final String user;
    private final String host;

    Cache(Construct scope, EnvironmentSettings settings, NetworkStack network) {
        super(scope, "Cache");
        CacheSettings size = settings.cache();
        String shared = settings.names().of("cache");
        boolean failover = size.nodes() > 1;
        name = settings.names().of("valkey");
        host = settings.names().path("cache-host");
        user = settings.names().of("services");
        CfnUser services =
                CfnUser.Builder.create(this, "Services")
                        .userId(user)
                        // With IAM the same as the id.
                        .userName(user)
                        .engine("valkey")
                        .authenticationMode(Map.of("Type", "iam"))
                        .accessString("on ~taskledger:* -@all " + String.join(" ", COMMANDS))
                        .build();
        CfnUserGroup users =
                CfnUserGroup.Builder.create(this, "Users")
                        .userGroupId(shared)
                        .engine("valkey")
                        .userIds(List.of(services.getRef()))
                        .build();
        CfnSubnetGroup subnets =
                CfnSubnetGroup.Builder.create(this, "Subnets")
                        .cacheSubnetGroupName(shared)
                        .description("Data subnets")
                        .subnetIds(network.vpc().selectSubnets(NetworkStack.data()).getSubnetIds())
                        .build();
        CfnParameterGroup parameters =
                CfnParameterGroup.Builder.create(this, "Parameters")
                        .cacheParameterGroupFamily("valkey8")
                        .description("A cache: the least recently used goes first")
                        .properties(Map.of("maxmemory-policy", "allkeys-lru"))
                        .build();
        CfnReplicationGroup group =
                CfnReplicationGroup.Builder.create(this, "Keyless")
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
                        .userGroupIds(List.of(users.getRef()))
                        .port(6379)
                        .snapshotRetentionLimit(0)
                        .autoMinorVersionUpgrade(true)
                        .preferredMaintenanceWindow("sun:05:30-sun:06:30")
                        .cacheParameterGroupName(parameters.getRef())
                        .cacheSubnetGroupName(subnets.getRef())
                        .securityGroupIds(
                                List.of(network.securityGroups().cache().getSecurityGroupId()))
                        .build();
        StringParameter.Builder.create(this, "Host")
                .parameterName(host)
                .description("Where the cache answers")
                .stringValue(group.getAttrPrimaryEndPointAddress())
                .build();
        CacheWithToken.keep(this, settings, network, subnets, parameters);
    }

    /** Looked up when a stack that names it is deployed. */
    public String host() {
        return new CfnDynamicReference(CfnDynamicReferenceService.SSM, host).toString();
    }

    /** The name its nodes' metrics begin with. */
    public String name() {
        return name;
    }

    /** As whom services sign in, each by the role of its task. */
    public String user() {
        return user;
    }

    /** To this cache, as the user of the services. */
    public void grantSignIn(Stack stack, IRole role) {
        role.addToPrincipalPolicy(
                PolicyStatement.Builder.create()
                        .actions(List.of("elasticache:Connect"))
                        .resources(
                                List.of(
                                        arn(stack, "replicationgroup", name),
                                        arn(stack, "user", user)))
                        .build());
    }

    private static String arn(Stack stack, String resource, String name) {
        return stack.formatArn(
                ArnComponents.builder()
                        .service("elasticache")
                        .resource(resource)
                        .resourceName(name)
                        .arnFormat(ArnFormat.COLON_RESOURCE_NAME)
                        .build());
    }
}
