package io.taskledger.cdk.removal;

import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that can be taken out of some environments' templates, each thing once. */
final class Removals {

    private final Set<Removal> all = new LinkedHashSet<>();

    private Removals() {}

    static Set<Removal> of(List<Synthesized> environments) {
        var removals = new Removals();
        for (Synthesized environment : environments) {
            environment
                    .stacks()
                    .forEach(
                            (stack, template) ->
                                    template.json()
                                            .path("Resources")
                                            .propertyStream()
                                            .forEach(
                                                    r ->
                                                            removals.resource(
                                                                    stack,
                                                                    r.getKey(),
                                                                    r.getValue())));
        }
        return removals.all;
    }

    private void resource(String stack, String id, JsonNode resource) {
        var whole = new Removal(stack, resource.path("Type").asString(), id, List.of());
        all.add(whole);
        if (resource.has("DeletionPolicy")) {
            all.add(below(whole, "DeletionPolicy"));
        }
        parts(below(whole, "Properties"), resource.path("Properties"));
    }

    private void parts(Removal of, JsonNode node) {
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                part(below(of, Integer.toString(i)), node.get(i));
            }
        } else if (!isReference(node)) {
            node.propertyStream().forEach(p -> part(below(of, p.getKey()), p.getValue()));
        }
    }

    private void part(Removal removal, JsonNode node) {
        all.add(removal);
        parts(removal, node);
    }

    /** CloudFormation's own functions are values; half of one is nothing that a source says. */
    private static boolean isReference(JsonNode node) {
        return node.size() == 1
                && node.propertyNames().stream()
                        .allMatch(n -> n.equals("Ref") || n.startsWith("Fn::"));
    }

    private static Removal below(Removal of, String key) {
        List<String> path = new ArrayList<>(of.path());
        path.add(key);
        return new Removal(of.stack(), of.type(), of.resource(), List.copyOf(path));
    }
}
