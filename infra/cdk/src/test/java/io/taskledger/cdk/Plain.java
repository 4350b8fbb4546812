package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.Collectors;

/** Whole resources with their references in words: {@code ${network:Zone}}. */
public final class Plain {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Plain() {}

    /** The one resource of that logical id. */
    public static JsonNode resource(Template template, String id) {
        List<JsonNode> all =
                template.json()
                        .path("Resources")
                        .propertyStream()
                        .filter(r -> id.equals(Reference.withoutHashes(r.getKey())))
                        .map(r -> plain(r.getValue()))
                        .toList();
        assertThat(all).as("%s in %s", id, template).hasSize(1);
        return all.getFirst();
    }

    public static JsonNode plain(JsonNode node) {
        if (node.isArray()) {
            ArrayNode all = JSON.arrayNode();
            node.forEach(element -> all.add(plain(element)));
            return all;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode all = JSON.objectNode();
        node.propertyStream().forEach(p -> all.set(p.getKey(), plain(p.getValue())));
        return all.size() == 1 ? reference(all) : all;
    }

    private static JsonNode reference(JsonNode function) {
        if (function.has("Ref") || function.has("Fn::GetAtt") || function.has("Fn::ImportValue")) {
            return JSON.stringNode("${" + Reference.of(function) + "}");
        }
        if (function.has("Fn::Join")) {
            JsonNode join = function.path("Fn::Join");
            return JSON.stringNode(
                    join.path(1)
                            .valueStream()
                            .map(part -> part.asString(part.toString()))
                            .collect(Collectors.joining(join.path(0).asString())));
        }
        return function;
    }
}
