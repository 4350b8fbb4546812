package io.taskledger.cdk.network;

import static io.taskledger.cdk.Json.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The exact set of who may reach whom: one rule more or less fails. */
class SecurityGroupsTest {

    /** What the CDK writes for «nothing»; without any rule EC2 would allow everything. */
    private static final String NOTHING = "-> 255.255.255.255/32:252-86 icmp";

    @EveryEnvironment
    void allowsTheseDirectionsOut(Synthesized environment) {
        assertThat(rules(environment, "Egress"))
                .containsExactlyInAnyOrder(
                        "load-balancer -> command-side:8080-8080 tcp",
                        "load-balancer -> command-side:8090-8090 tcp",
                        "load-balancer -> query-side:8080-8080 tcp",
                        "load-balancer -> query-side:8090-8090 tcp",
                        "command-side -> database:5432-5432 tcp",
                        "command-side -> cache:6379-6379 tcp",
                        "command-side -> 0.0.0.0/0:443-443 tcp",
                        "query-side -> database:5432-5432 tcp",
                        "query-side -> cache:6379-6379 tcp",
                        "query-side -> 0.0.0.0/0:443-443 tcp",
                        "migration -> database:5432-5432 tcp",
                        "migration -> 0.0.0.0/0:443-443 tcp",
                        "database " + NOTHING,
                        "cache " + NOTHING);
    }

    @EveryEnvironment
    void allowsTheseDirectionsIn(Synthesized environment) {
        int entry = environment.settings().domain().isPresent() ? 443 : 80;
        assertThat(rules(environment, "Ingress"))
                .containsExactlyInAnyOrder(
                        "load-balancer <- pl-3b927c52:%d-%d tcp".formatted(entry, entry),
                        "command-side <- load-balancer:8080-8080 tcp",
                        "command-side <- load-balancer:8090-8090 tcp",
                        "query-side <- load-balancer:8080-8080 tcp",
                        "query-side <- load-balancer:8090-8090 tcp",
                        "database <- command-side:5432-5432 tcp",
                        "database <- query-side:5432-5432 tcp",
                        "database <- migration:5432-5432 tcp",
                        "cache <- command-side:6379-6379 tcp",
                        "cache <- query-side:6379-6379 tcp");
    }

    @EveryEnvironment
    void hasNoGroupElsewhere(Synthesized environment) {
        assertThat(environment.properties("AWS::EC2::SecurityGroup")).hasSize(6);
        for (String direction : List.of("Ingress", "Egress")) {
            String type = "AWS::EC2::SecurityGroup" + direction;
            assertThat(environment.properties(type))
                    .hasSameSizeAs(environment.stack("network").properties(type));
        }
    }

    /** The CDK names rules after their stacks, so that these are none of the three's. */
    @Test
    void allowsNoOtherDirectionsWithEveryOption() {
        allowsTheseDirectionsOut(Synthesized.withEveryOption());
        allowsTheseDirectionsIn(Synthesized.withEveryOption());
    }

    private static List<String> rules(Synthesized environment, String direction) {
        Template network = environment.stack("network");
        Map<String, String> names =
                network.resources("AWS::EC2::SecurityGroup").stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey,
                                        group ->
                                                text(group.getValue(), "/Properties/GroupName")
                                                        .replace(environment.named(""), "")));
        List<String> all = new ArrayList<>();
        network.resources("AWS::EC2::SecurityGroup")
                .forEach(
                        group ->
                                group.getValue()
                                        .at("/Properties/SecurityGroup" + direction)
                                        .valueStream()
                                        .forEach(
                                                rule ->
                                                        all.add(
                                                                rule(
                                                                        names,
                                                                        group.getKey(),
                                                                        rule,
                                                                        direction))));
        network.properties("AWS::EC2::SecurityGroup" + direction)
                .forEach(
                        rule ->
                                all.add(
                                        rule(
                                                names,
                                                text(rule, "/GroupId/Fn::GetAtt/0"),
                                                rule,
                                                direction)));
        return all;
    }

    private static String rule(
            Map<String, String> names, String group, JsonNode rule, String direction) {
        String peer =
                text(rule, "/CidrIp")
                        + text(rule, "/CidrIpv6")
                        + text(rule, "/SourcePrefixListId")
                        + names.getOrDefault(
                                text(rule, "/DestinationSecurityGroupId/Fn::GetAtt/0")
                                        + text(rule, "/SourceSecurityGroupId/Fn::GetAtt/0"),
                                "");
        return "%s %s %s:%s-%s %s"
                .formatted(
                        names.get(group),
                        direction.equals("Egress") ? "->" : "<-",
                        peer,
                        rule.path("FromPort"),
                        rule.path("ToPort"),
                        text(rule, "/IpProtocol"));
    }
}
