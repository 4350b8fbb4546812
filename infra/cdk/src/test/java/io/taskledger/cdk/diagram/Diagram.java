package io.taskledger.cdk.diagram;

import static io.taskledger.cdk.Json.text;

import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pictures of an environment, drawn from its templates alone. */
final class Diagram {

    /** What is worth a line; the rest ties these together. */
    private static final List<String> SHOWN =
            List.of(
                    "EC2::VPC",
                    "EC2::Subnet",
                    "EC2::NatGateway",
                    "EC2::SecurityGroup",
                    "Route53::HostedZone",
                    "ECR::Repository",
                    "RDS::DBInstance",
                    "ElastiCache::ReplicationGroup",
                    "Backup::BackupPlan",
                    "SecretsManager::Secret",
                    "Cognito::UserPool",
                    "Cognito::UserPoolClient",
                    "Cognito::UserPoolGroup",
                    "ECS::Cluster",
                    "ECS::TaskDefinition",
                    "ECS::Service",
                    "ElasticLoadBalancingV2::LoadBalancer",
                    "ElasticLoadBalancingV2::ListenerRule",
                    "ElasticLoadBalancingV2::TargetGroup",
                    "ApplicationAutoScaling::ScalingPolicy",
                    "CloudFront::Distribution",
                    "CloudFront::VpcOrigin",
                    "WAFv2::WebACL",
                    "S3::Bucket",
                    "SNS::Topic",
                    "CloudWatch::Alarm",
                    "CloudWatch::Dashboard",
                    "GuardDuty::Detector",
                    "Budgets::Budget",
                    "CE::AnomalyMonitor",
                    "IAM::OIDCProvider");

    private final Synthesized environment;

    Diagram(Synthesized environment) {
        this.environment = environment;
    }

    String page() {
        return """
        # %s, as its templates say

        Written from the synthesized templates by `DiagramTest`, which fails when this page is out of date:
        `mvn -pl :cdk test -Dtest=DiagramTest -Ddocs.write=true`. Do not edit.

        ## Who may reach whom

        From the security groups; nothing else is open.

        ```mermaid
        flowchart LR
        %s```

        ## Stacks, what is in them, and what each needs of the others

        ```mermaid
        flowchart TD
        %s```
        """
                .formatted(environment.name(), traffic(), stacks());
    }

    private String traffic() {
        Template network = environment.stack("network");
        Map<String, String> groups =
                network.resources("AWS::EC2::SecurityGroup").stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, g -> group(g.getValue())));
        TreeSet<String> lines = new TreeSet<>();
        for (JsonNode rule : network.properties("AWS::EC2::SecurityGroupIngress")) {
            String source = groups.get(text(rule, "/SourceSecurityGroupId/Fn::GetAtt/0"));
            lines.add(
                    arrow(
                            source == null ? "CloudFront" : source,
                            groups.get(text(rule, "/GroupId/Fn::GetAtt/0")),
                            rule));
        }
        network.resources("AWS::EC2::SecurityGroup")
                .forEach(
                        group ->
                                group.getValue()
                                        .at("/Properties/SecurityGroupEgress")
                                        .valueStream()
                                        .filter(rule -> text(rule, "/IpProtocol").equals("tcp"))
                                        .forEach(
                                                rule ->
                                                        lines.add(
                                                                arrow(
                                                                        groups.get(group.getKey()),
                                                                        "AWS-APIs",
                                                                        rule))));
        return String.join("", lines);
    }

    private String group(JsonNode group) {
        return text(group, "/Properties/GroupName").replace(environment.named(""), "");
    }

    private static String arrow(String from, String to, JsonNode rule) {
        return "    %s -->|%s| %s\n".formatted(from, rule.path("ToPort").asString(), to);
    }

    private String stacks() {
        StringBuilder all = new StringBuilder();
        List<Map.Entry<String, Template>> sorted =
                environment.stacks().entrySet().stream()
                        .sorted(Comparator.comparing(Map.Entry::getKey))
                        .toList();
        for (Map.Entry<String, Template> stack : sorted) {
            all.append(
                    "    %s[\"<b>%s</b>%s\"]\n"
                            .formatted(stack.getKey(), stack.getKey(), contents(stack.getValue())));
        }
        for (Map.Entry<String, Template> stack : sorted) {
            for (String needed : needs(stack.getValue())) {
                all.append("    %s --> %s\n".formatted(stack.getKey(), needed));
            }
        }
        return all.toString();
    }

    private static String contents(Template stack) {
        Map<String, Integer> counts = new TreeMap<>();
        stack.json()
                .path("Resources")
                .forEach(
                        r -> counts.merge(r.path("Type").asString().substring(5), 1, Integer::sum));
        return SHOWN.stream()
                .filter(counts::containsKey)
                .map(type -> "<br/>" + counts.get(type) + " × " + type.replace("::", " "))
                .collect(Collectors.joining());
    }

    /** Of which stacks it imports values. */
    private TreeSet<String> needs(Template stack) {
        return Pattern.compile("\"Fn::ImportValue\":\"" + environment.named("") + "([a-z]+):")
                .matcher(stack.json().toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
