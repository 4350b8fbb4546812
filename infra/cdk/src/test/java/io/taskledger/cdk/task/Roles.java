package io.taskledger.cdk.task;

import static io.taskledger.cdk.Reference.withoutHashes;

import io.taskledger.cdk.Reference;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.Template;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The roles of an environment's tasks. */
final class Roles {

    private Roles() {}

    /** By the task and what the role is for. */
    static Map<String, JsonNode> of(Synthesized environment) {
        Map<String, JsonNode> all = new TreeMap<>();
        stacks(environment)
                .flatMap(stack -> stack.resources("AWS::IAM::Role").stream())
                .forEach(role -> all.put(name(role.getKey()), role.getValue().path("Properties")));
        return all;
    }

    /** What each may, one line an action and resource. */
    static Map<String, Set<String>> granted(Synthesized environment) {
        Map<String, Set<String>> all = new TreeMap<>();
        of(environment)
                .forEach(
                        (name, role) ->
                                all.put(
                                        name,
                                        new TreeSet<>(
                                                role.path("ManagedPolicyArns")
                                                        .valueStream()
                                                        .map(Reference::of)
                                                        .toList())));
        stacks(environment)
                .flatMap(stack -> stack.properties("AWS::IAM::Policy").stream())
                .forEach(
                        policy -> {
                            String role = name(Reference.of(policy.at("/Roles/0")));
                            policy.at("/PolicyDocument/Statement")
                                    .forEach(s -> all.get(role).addAll(grants(s)));
                        });
        return all;
    }

    private static List<String> grants(JsonNode statement) {
        String rest =
                statement.has("Condition") ? " if " + statement.path("Condition").toString() : "";
        return each(statement.path("Action"))
                .flatMap(
                        action ->
                                each(statement.path("Resource"))
                                        .map(
                                                resource ->
                                                        "%s %s on %s%s"
                                                                .formatted(
                                                                        statement
                                                                                .path("Effect")
                                                                                .asString(),
                                                                        action,
                                                                        resource,
                                                                        rest)))
                .toList();
    }

    private static Stream<String> each(JsonNode value) {
        return value.isArray()
                ? value.valueStream().map(Reference::of)
                : Stream.of(Reference.of(value));
    }

    private static String name(String logicalId) {
        return withoutHashes(logicalId).replace("Definition", "");
    }

    private static Stream<Template> stacks(Synthesized environment) {
        return Stream.of(environment.stack("services"), environment.stack("migration"));
    }
}
