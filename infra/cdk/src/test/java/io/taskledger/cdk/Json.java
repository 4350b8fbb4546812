package io.taskledger.cdk;

import org.json.JSONException;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;

import tools.jackson.databind.JsonNode;

import java.util.List;

/** Short ways to say what a template's value is. */
public final class Json {

    private Json() {}

    public static JsonNode parse(String json) {
        return Synthesized.json(json);
    }

    /** Fails unless the node says all that is expected, lists in full and in that order. */
    public static void says(JsonNode node, String expectedJson) {
        try {
            JSONAssert.assertEquals(expectedJson, node.toString(), JSONCompareMode.STRICT_ORDER);
        } catch (JSONException e) {
            throw new AssertionError(node.toString(), e);
        }
    }

    /** The text at a JSON pointer, or nothing. */
    public static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString("");
    }

    /** The texts of an array at a JSON pointer. */
    public static List<String> texts(JsonNode node, String pointer) {
        return node.at(pointer).valueStream().map(JsonNode::asString).toList();
    }
}
