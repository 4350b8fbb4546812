package io.taskledger.cdk.network;

import io.taskledger.cdk.environment.EnvironmentSettings;
import io.taskledger.cdk.environment.EnvironmentStack;

import org.jspecify.annotations.Nullable;

import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.FlowLog;
import software.amazon.awscdk.services.ec2.FlowLogDestination;
import software.amazon.awscdk.services.ec2.FlowLogResourceType;
import software.amazon.awscdk.services.ec2.FlowLogTrafficType;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointAwsService;
import software.amazon.awscdk.services.ec2.GatewayVpcEndpointOptions;
import software.amazon.awscdk.services.ec2.IpAddresses;
import software.amazon.awscdk.services.ec2.SubnetConfiguration;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.route53.IHostedZone;
import software.amazon.awscdk.services.route53.PublicHostedZone;
import software.constructs.Construct;

import java.util.List;
import java.util.Map;

/**
 * 10.0.0.0/16 in two zones, three subnets a zone: public (the way out), application (services and
 * load balancer), data (no way out at all).
 */
public final class NetworkStack extends EnvironmentStack {

    private static final String APPLICATION = "application";
    private static final String DATA = "data";

    private final transient Vpc vpc;
    private final transient SecurityGroups securityGroups;
    private final transient @Nullable IHostedZone zone;

    public NetworkStack(Construct scope, EnvironmentSettings settings) {
        super(scope, settings, "network", true, "Network: subnets, ways out, who may reach whom");
        vpc =
                Vpc.Builder.create(this, "Vpc")
                        .vpcName(names().of("vpc"))
                        .ipAddresses(IpAddresses.cidr("10.0.0.0/16"))
                        .maxAzs(2)
                        .natGateways(settings.natGateways())
                        .subnetConfiguration(
                                List.of(
                                        subnet("public", SubnetType.PUBLIC),
                                        subnet(APPLICATION, SubnetType.PRIVATE_WITH_EGRESS),
                                        subnet(DATA, SubnetType.PRIVATE_ISOLATED)))
                        .gatewayEndpoints(
                                Map.of(
                                        "S3",
                                        GatewayVpcEndpointOptions.builder()
                                                .service(GatewayVpcEndpointAwsService.S3)
                                                .build()))
                        .build();
        securityGroups = new SecurityGroups(this, vpc, settings);
        recordTraffic();
        output(
                "TaskSubnets",
                "Where one-off tasks run",
                Fn.join(",", vpc.selectSubnets(application()).getSubnetIds()));
        output(
                "TaskSecurityGroup",
                "What one-off tasks may reach",
                securityGroups.migration().getSecurityGroupId());
        zone = settings.domain().map(this::zone).orElse(null);
    }

    /** Of the environment's domain; there is none without a domain. */
    public IHostedZone zone() {
        if (zone == null) {
            throw new IllegalStateException("This environment has no domain");
        }
        return zone;
    }

    private IHostedZone zone(String domain) {
        PublicHostedZone made =
                PublicHostedZone.Builder.create(this, "Zone").zoneName(domain).build();
        output(
                "NameServers",
                "The parent zone must name these, once",
                Fn.join(",", made.getHostedZoneNameServers()));
        return made;
    }

    private void output(String name, String description, String value) {
        CfnOutput.Builder.create(this, name).description(description).value(value).build();
    }

    public Vpc vpc() {
        return vpc;
    }

    public SecurityGroups securityGroups() {
        return securityGroups;
    }

    /** Where services and the load balancer are. */
    public static SubnetSelection application() {
        return SubnetSelection.builder().subnetGroupName(APPLICATION).build();
    }

    /** Where databases and the cache are. */
    public static SubnetSelection data() {
        return SubnetSelection.builder().subnetGroupName(DATA).build();
    }

    private static SubnetConfiguration subnet(String name, SubnetType type) {
        var subnet = SubnetConfiguration.builder().name(name).subnetType(type).cidrMask(24);
        if (type == SubnetType.PUBLIC) {
            subnet.mapPublicIpOnLaunch(false);
        }
        return subnet.build();
    }

    private void recordTraffic() {
        LogGroup records =
                LogGroup.Builder.create(this, "FlowLogs")
                        .logGroupName(names().path("flow-logs"))
                        .retention(RetentionDays.THREE_MONTHS)
                        .removalPolicy(RemovalPolicy.DESTROY)
                        .build();
        FlowLog.Builder.create(this, "FlowLog")
                .resourceType(FlowLogResourceType.fromVpc(vpc))
                .trafficType(FlowLogTrafficType.ALL)
                .destination(FlowLogDestination.toCloudWatchLogs(records))
                .build();
    }
}
