package io.taskledger.cdk;

import static org.assertj.core.api.Assertions.assertThat;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import tools.jackson.databind.JsonNode;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a template's value points to, in words: {@code commandsideLogs.Arn} in the same stack,
 * {@code data:CacheToken} in another. The hashes that the CDK puts behind names are left out.
 */
public final class Reference {

    private static final String HASH = "[0-9A-F]{8}";
    private static final Pattern EXPORT =
            Pattern.compile(
                    "\\S+-(\\w+):ExportsOutput(?:Ref|FnGetAtt)(\\w+?)HASH(\\w*?)HASH"
                            .replace("HASH", HASH));

    private Reference() {}

    /** A reference, or texts and references joined; anything else as it stands. */
    public static String of(JsonNode value) {
        if (value.has("Ref")) {
            return withoutHashes(value.path("Ref").asString());
        }
        if (value.has("Fn::GetAtt")) {
            return withoutHashes(String.join(".", Json.texts(value, "/Fn::GetAtt")));
        }
        if (value.has("Fn::ImportValue")) {
            return imported(value.path("Fn::ImportValue").asString());
        }
        if (value.has("Fn::Select")) {
            return of(value.at("/Fn::Select/1")) + "[" + value.at("/Fn::Select/0").asInt() + "]";
        }
        if (value.has("Fn::Split")) {
            return of(value.at("/Fn::Split/1"));
        }
        if (value.has("Fn::Join")) {
            return value.at("/Fn::Join/1").valueStream().map(Reference::of).collect(joining());
        }
        return value.isMissingNode() ? "nothing" : value.asString(value.toString());
    }

    private static String imported(String export) {
        Matcher of = EXPORT.matcher(export);
        assertThat(of.matches()).as(export).isTrue();
        String attribute = of.group(3).isEmpty() ? "" : "." + of.group(3);
        return of.group(1) + ":" + of.group(2) + attribute;
    }

    /** An array of {@code {Key, Value}}, {@code {Name, Value}} or {@code {Name, ValueFrom}}. */
    public static Map<String, String> map(JsonNode array) {
        return array.valueStream()
                .collect(
                        toMap(
                                entry -> entry.path(entry.has("Key") ? "Key" : "Name").asString(),
                                entry ->
                                        of(
                                                entry.path(
                                                        entry.has("ValueFrom")
                                                                ? "ValueFrom"
                                                                : "Value"))));
    }

    /** A metric's dimensions, {@code name=value} each. */
    public static String dimensions(JsonNode metric) {
        return metric.path("Dimensions")
                .valueStream()
                .map(d -> of(d.path("Name")) + "=" + of(d.path("Value")))
                .collect(joining(" "));
    }

    /** A resource's name as the source gave it. */
    public static String withoutHashes(String logicalId) {
        return logicalId.replaceAll("(" + HASH + ")+", "");
    }
}
