package io.taskledger.cdk.network;

import io.taskledger.cdk.environment.EnvironmentSettings;

import software.amazon.awscdk.services.ec2.ISecurityGroup;
import software.amazon.awscdk.services.ec2.IVpc;
import software.amazon.awscdk.services.ec2.Peer;
import software.amazon.awscdk.services.ec2.Port;
import software.amazon.awscdk.services.ec2.SecurityGroup;
import software.amazon.awscdk.services.ec2.SecurityGroupImportOptions;
import software.constructs.Construct;

import java.util.List;

/**
 * Every pair that may speak, and no other. What is handed out cannot be changed, so that no
 * construct opens anything in passing.
 */
public final class SecurityGroups extends Construct {

    private static final Port HTTPS = Port.tcp(443);
    private static final Port SERVICE = Port.tcp(8080);
    private static final Port PROBES = Port.tcp(8090);
    private static final Port POSTGRES = Port.tcp(5432);
    private static final Port REDIS = Port.tcp(6379);

    private final transient IVpc vpc;
    private final transient EnvironmentSettings settings;
    private final transient SecurityGroup loadBalancer;
    private final transient SecurityGroup commandSide;
    private final transient SecurityGroup querySide;
    private final transient SecurityGroup migration;
    private final transient SecurityGroup database;
    private final transient SecurityGroup cache;

    SecurityGroups(Construct scope, IVpc vpc, EnvironmentSettings settings) {
        super(scope, "SecurityGroups");
        this.vpc = vpc;
        this.settings = settings;
        loadBalancer = group("load-balancer", "The entry to the services");
        commandSide = group("command-side", "Tasks of the command side");
        querySide = group("query-side", "Tasks of the query side");
        migration = group("migration", "One-off tasks that change schemas");
        database = group("database", "PostgreSQL");
        cache = group("cache", "The cache and the rate limits");
        loadBalancer.addIngressRule(
                Peer.prefixList(EnvironmentSettings.CLOUDFRONT_PREFIX_LIST),
                entryPort(settings),
                "CloudFront");
        for (SecurityGroup service : List.of(commandSide, querySide)) {
            allow(loadBalancer, service, SERVICE, "requests");
            allow(loadBalancer, service, PROBES, "health checks");
            allow(service, cache, REDIS, "cache and rate limits");
        }
        for (SecurityGroup task : List.of(commandSide, querySide, migration)) {
            allow(task, database, POSTGRES, "SQL");
            // AWS's own APIs have no fixed addresses.
            task.addEgressRule(Peer.anyIpv4(), HTTPS, "AWS APIs and the issuer's keys");
        }
    }

    /** Without a domain no certificate can be had for the load balancer. */
    private static Port entryPort(EnvironmentSettings settings) {
        return settings.domain().isPresent() ? HTTPS : Port.tcp(80);
    }

    public ISecurityGroup loadBalancer() {
        return fixed(loadBalancer);
    }

    public ISecurityGroup commandSide() {
        return fixed(commandSide);
    }

    public ISecurityGroup querySide() {
        return fixed(querySide);
    }

    public ISecurityGroup migration() {
        return fixed(migration);
    }

    public ISecurityGroup database() {
        return fixed(database);
    }

    public ISecurityGroup cache() {
        return fixed(cache);
    }

    private SecurityGroup group(String name, String description) {
        return SecurityGroup.Builder.create(this, name)
                .vpc(vpc)
                .securityGroupName(settings.names().of(name))
                .description(description)
                .allowAllOutbound(false)
                .build();
    }

    private static void allow(SecurityGroup from, SecurityGroup to, Port port, String what) {
        from.getConnections().allowTo(to, port, what);
    }

    private ISecurityGroup fixed(SecurityGroup group) {
        String id = "fixed-" + group.getNode().getId();
        Object known = getNode().tryFindChild(id);
        return known instanceof ISecurityGroup fixed
                ? fixed
                : SecurityGroup.fromSecurityGroupId(
                        this,
                        id,
                        group.getSecurityGroupId(),
                        SecurityGroupImportOptions.builder().mutable(false).build());
    }
}
