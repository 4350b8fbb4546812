package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/**
 * A synthesized template.
 *
 * @param stack its name
 * @param protectedFromDeletion whether CloudFormation refuses to delete it
 */
public record Template(String stack, boolean protectedFromDeletion, JsonNode json) {

    /** All resources of a type by their logical ids. */
    public List<Map.Entry<String, JsonNode>> resources(String type) {
        return json.path("Resources")
                .propertyStream()
                .filter(resource -> type.equals(resource.getValue().path("Type").asString()))
                .toList();
    }

    /** The properties of each resource of a type. */
    public List<JsonNode> properties(String type) {
        return resources(type).stream().map(r -> r.getValue().path("Properties")).toList();
    }

    /** The properties of the one resource of a type. */
    public JsonNode only(String type) {
        List<JsonNode> all = properties(type);
        assertThat(all).as("%s in %s", type, stack).hasSize(1);
        return all.getFirst();
    }

    /** The properties of the one resource of a type whose property has that value. */
    public JsonNode with(String type, String property, String value) {
        List<JsonNode> all =
                properties(type).stream()
                        .filter(p -> value.equals(p.path(property).asString("")))
                        .toList();
        assertThat(all).as("%s with %s = %s in %s", type, property, value, stack).hasSize(1);
        return all.getFirst();
    }

    @Override
    public String toString() {
        return stack;
    }
}
