package io.taskledger.cdk.removal;

import io.taskledger.cdk.Synthesized;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that the source could stop saying: a property, an element of a list, or a whole
 * resource, in the templates of every environment that has it.
 *
 * @param stack the stack's part of the name
 * @param type of the resource
 * @param resource its logical id
 * @param path keys and indexes from the resource on; none for the resource itself
 */
record Removal(String stack, String type, String resource, List<String> path) {

    /** Takes it out of the templates in memory; the answer puts it back. */
    Runnable apply(List<Synthesized> environments) {
        List<String> whole =
                Stream.concat(Stream.of("Resources", resource), path.stream()).toList();
        List<Runnable> back = new ArrayList<>();
        for (Synthesized environment : environments) {
            if (environment.stacks().containsKey(stack)) {
                JsonNode parent = environment.stack(stack).json();
                for (String key : whole.subList(0, whole.size() - 1)) {
                    parent = child(parent, key);
                }
                back.add(take(parent, whole.getLast()));
            }
        }
        return () -> back.forEach(Runnable::run);
    }

    private static JsonNode child(JsonNode parent, String key) {
        return parent.isArray() ? parent.path(Integer.parseInt(key)) : parent.path(key);
    }

    private static Runnable take(JsonNode parent, String key) {
        JsonNode taken = child(parent, key);
        if (taken.isMissingNode()) {
            return () -> {};
        }
        if (parent instanceof ArrayNode array) {
            int index = Integer.parseInt(key);
            array.remove(index);
            return () -> array.insert(index, taken);
        }
        ObjectNode object = (ObjectNode) parent;
        ObjectNode before = object.objectNode().setAll(object);
        object.remove(key);
        // Set again one after the other, since tests may go by the order.
        return () -> object.removeAll().setAll(before);
    }

    /** Where it stands, whichever resource and element it is. */
    String kind() {
        String where =
                String.join("/", path)
                        .replaceAll("(?<=/|^)\\d+(?=/|$)", "*")
                        .replaceFirst("^Properties/", "");
        return stack + " " + type.replaceFirst("^AWS::", "") + (where.isEmpty() ? "" : " " + where);
    }

    @Override
    public String toString() {
        return kind() + " (" + resource + " " + String.join("/", path) + ")";
    }
}
