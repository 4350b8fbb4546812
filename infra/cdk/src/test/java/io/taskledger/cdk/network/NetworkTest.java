package io.taskledger.cdk.network;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Json;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

class NetworkTest {

    @EveryEnvironment
    void hasThreeKindsOfSubnetsInTwoZones(Synthesized environment) {
        Template network = environment.stack("network");

        assertThat(text(network.only("AWS::EC2::VPC"), "/CidrBlock")).isEqualTo("10.0.0.0/16");
        assertThat(network.properties("AWS::EC2::Subnet"))
                .extracting(
                        s -> text(s, "/CidrBlock"),
                        s -> s.at("/AvailabilityZone/Fn::Select/0").asInt(),
                        s -> Json.map(s.path("Tags")).get("aws-cdk:subnet-name"),
                        s -> s.path("MapPublicIpOnLaunch").asBoolean(true))
                .containsExactlyInAnyOrder(
                        tuple("10.0.0.0/24", 0, "public", false),
                        tuple("10.0.1.0/24", 1, "public", false),
                        tuple("10.0.2.0/24", 0, "application", false),
                        tuple("10.0.3.0/24", 1, "application", false),
                        tuple("10.0.4.0/24", 0, "data", false),
                        tuple("10.0.5.0/24", 1, "data", false));
    }

    /** Public subnets by the internet gateway, application subnets by NAT, data subnets not. */
    @EveryEnvironment
    void letsOnlyPublicAndApplicationSubnetsOut(Synthesized environment) {
        Template network = environment.stack("network");

        assertThat(network.properties("AWS::EC2::NatGateway"))
                .hasSize(environment.settings().natGateways());
        assertThat(network.properties("AWS::EC2::Route"))
                .extracting(
                        r -> text(r, "/DestinationCidrBlock"),
                        r -> subnetKind(text(r, "/RouteTableId/Ref")),
                        r -> r.has("NatGatewayId"))
                .containsExactlyInAnyOrder(
                        tuple("0.0.0.0/0", "public", false),
                        tuple("0.0.0.0/0", "public", false),
                        tuple("0.0.0.0/0", "application", true),
                        tuple("0.0.0.0/0", "application", true));
    }

    @EveryEnvironment
    void reachesS3WithoutTheWayOut(Synthesized environment) {
        assertThat(
                        environment
                                .stack("network")
                                .only("AWS::EC2::VPCEndpoint")
                                .path("ServiceName")
                                .toString())
                .contains(".s3");
    }

    @EveryEnvironment
    void recordsAllTrafficFor90Days(Synthesized environment) {
        Template network = environment.stack("network");

        assertThat(text(network.only("AWS::EC2::FlowLog"), "/TrafficType")).isEqualTo("ALL");
        assertThat(network.only("AWS::Logs::LogGroup").path("RetentionInDays").asInt())
                .isEqualTo(90);
    }

    @EveryEnvironment
    void hasAZoneWhereItHasADomain(Synthesized environment) {
        assertThat(environment.stack("network").properties("AWS::Route53::HostedZone"))
                .extracting(zone -> text(zone, "/Name"))
                .containsExactlyElementsOf(
                        environment.settings().domain().map(d -> d + ".").stream().toList());
    }

    private static String subnetKind(String routeTable) {
        return routeTable.replaceAll("^Vpc|Subnet[12]RouteTable.*$", "");
    }
}
