package io.taskledger.cdk.network;

import static io.taskledger.cdk.Json.says;
import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import java.util.List;

class NetworkTest {

    @EveryEnvironment
    void isOneNetworkWithNamesOfItsOwn(Synthesized environment) {
        Template network = environment.stack("network");

        says(
                network.only("AWS::EC2::VPC"),
                """
                {
                  "CidrBlock": "10.0.0.0/16",
                  "EnableDnsSupport": true,
                  "EnableDnsHostnames": true,
                  "InstanceTenancy": "default"
                }
                """);
        for (String type :
                List.of(
                        "Subnet",
                        "RouteTable",
                        "SecurityGroup",
                        "VPCEndpoint",
                        "VPCGatewayAttachment")) {
            assertThat(network.properties("AWS::EC2::" + type))
                    .isNotEmpty()
                    .allSatisfy(
                            p ->
                                    assertThat(Reference.of(p.path("VpcId")))
                                            .as(type)
                                            .isEqualTo("Vpc"));
        }
    }

    @EveryEnvironment
    void hasThreeKindsOfSubnetsInTwoZones(Synthesized environment) {
        assertThat(environment.stack("network").properties("AWS::EC2::Subnet"))
                .extracting(
                        s -> text(s, "/CidrBlock"),
                        s -> s.at("/AvailabilityZone/Fn::Select/0").asInt(-1),
                        s -> Reference.map(s.path("Tags")).get("aws-cdk:subnet-name"),
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
        int second = environment.settings().natGateways();

        assertThat(network.properties("AWS::EC2::Route"))
                .extracting(
                        r -> text(r, "/DestinationCidrBlock"),
                        r -> Reference.of(r.path("RouteTableId")),
                        r ->
                                Reference.of(
                                        r.path(r.has("GatewayId") ? "GatewayId" : "NatGatewayId")))
                .containsExactlyInAnyOrder(
                        tuple("0.0.0.0/0", "VpcpublicSubnet1RouteTable", "VpcIGW"),
                        tuple("0.0.0.0/0", "VpcpublicSubnet2RouteTable", "VpcIGW"),
                        tuple(
                                "0.0.0.0/0",
                                "VpcapplicationSubnet1RouteTable",
                                "VpcpublicSubnet1NATGateway"),
                        tuple(
                                "0.0.0.0/0",
                                "VpcapplicationSubnet2RouteTable",
                                "VpcpublicSubnet%dNATGateway".formatted(second)));
        assertThat(network.resources("AWS::EC2::InternetGateway")).hasSize(1);
        assertThat(
                        Reference.of(
                                network.only("AWS::EC2::VPCGatewayAttachment")
                                        .path("InternetGatewayId")))
                .isEqualTo("VpcIGW");
    }

    @EveryEnvironment
    void routesEachSubnetByItsOwnTable(Synthesized environment) {
        assertThat(environment.stack("network").properties("AWS::EC2::SubnetRouteTableAssociation"))
                .hasSize(6)
                .allSatisfy(
                        a ->
                                assertThat(Reference.of(a.path("RouteTableId")))
                                        .isEqualTo(
                                                Reference.of(a.path("SubnetId"))
                                                        .replaceFirst("Subnet$", "RouteTable")))
                .extracting(a -> Reference.of(a.path("SubnetId")))
                .doesNotHaveDuplicates();
        assertThat(environment.stack("network").resources("AWS::EC2::RouteTable")).hasSize(6);
    }

    /** Each in a public subnet, with an address that outlives it. */
    @EveryEnvironment
    void translatesAddressesOncePerZoneThatMustSurvive(Synthesized environment) {
        Template network = environment.stack("network");
        int gateways = environment.settings().natGateways();

        assertThat(network.properties("AWS::EC2::NatGateway"))
                .extracting(
                        n -> Reference.of(n.path("SubnetId")),
                        n -> Reference.of(n.path("AllocationId")))
                .isEqualTo(
                        List.of(
                                        tuple(
                                                "VpcpublicSubnet1Subnet",
                                                "VpcpublicSubnet1EIP.AllocationId"),
                                        tuple(
                                                "VpcpublicSubnet2Subnet",
                                                "VpcpublicSubnet2EIP.AllocationId"))
                                .subList(0, gateways));
        assertThat(network.properties("AWS::EC2::EIP"))
                .hasSize(gateways)
                .allMatch(address -> text(address, "/Domain").equals("vpc"));
    }

    @EveryEnvironment
    void reachesS3FromEverySubnetWithoutTheWayOut(Synthesized environment) {
        Template network = environment.stack("network");
        var endpoint = network.only("AWS::EC2::VPCEndpoint");

        assertThat(Reference.of(endpoint.path("ServiceName")))
                .isEqualTo("com.amazonaws.AWS::Region.s3");
        assertThat(text(endpoint, "/VpcEndpointType")).isEqualTo("Gateway");
        assertThat(endpoint.path("RouteTableIds").valueStream().map(id -> text(id, "/Ref")))
                .containsExactlyInAnyOrderElementsOf(
                        network.resources("AWS::EC2::RouteTable").stream()
                                .map(table -> table.getKey())
                                .toList());
    }

    @EveryEnvironment
    void hasAZoneWhereItHasADomain(Synthesized environment) {
        assertThat(environment.stack("network").properties("AWS::Route53::HostedZone"))
                .extracting(zone -> text(zone, "/Name"))
                .containsExactlyElementsOf(
                        environment.settings().domain().map(d -> d + ".").stream().toList());
    }
}
