package io.taskledger.system;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One operation of the two committed OpenAPI documents.
 *
 * @param service whose document it is in: {@code command-side} or {@code query-side}
 * @param path with names in braces, such as {@code /api/projects/{projectId}}
 * @param document all of it, for references
 */
record Endpoint(String service, String method, String path, JsonNode operation, JsonNode document) {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");
    private static final JsonMapper JSON = new JsonMapper();

    static List<Endpoint> all() {
        List<Endpoint> endpoints = new ArrayList<>();
        for (String service : List.of("command-side", "query-side")) {
            Path file = Path.of(service, "src/main/openapi", service + ".json");
            JsonNode document = JSON.readTree(Programs.root().resolve(file).toFile());
            for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
                for (Map.Entry<String, JsonNode> each : path.getValue().properties()) {
                    String method = each.getKey().toUpperCase(java.util.Locale.ROOT);
                    endpoints.add(
                            new Endpoint(
                                    service, method, path.getKey(), each.getValue(), document));
                }
            }
        }
        return endpoints;
    }

    static Map<String, Endpoint> byName() {
        return all().stream().collect(Collectors.toMap(Endpoint::name, each -> each));
    }

    /** As people write it: {@code GET /api/me}. */
    String name() {
        return method + " " + path;
    }

    boolean reads() {
        return method.equals("GET");
    }

    /** Whoever uses it with a token that others use too ends what they are doing. */
    boolean endsSessions() {
        return name().equals("POST /api/me/sign-out")
                || name().equals("POST /api/admin/users/{userId}/revoke");
    }

    /** The names of its parameters in {@code path}, {@code query} or {@code header}. */
    List<String> parameters(String in) {
        return operation
                .path("parameters")
                .valueStream()
                .map(each -> each.has("$ref") ? referred(each) : each)
                .filter(each -> each.path("in").asString().equals(in))
                .map(each -> each.get("name").asString())
                .toList();
    }

    boolean has(String queryParameter) {
        return parameters("query").contains(queryParameter);
    }

    /** The names of the fields of the body; none if it takes none. */
    List<String> fields() {
        JsonNode schema =
                operation
                        .path("requestBody")
                        .path("content")
                        .path("application/json")
                        .path("schema");
        return referred(schema).path("properties").propertyStream().map(Map.Entry::getKey).toList();
    }

    private JsonNode referred(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** The path with a value for each name. */
    String target(Map<String, String> values) {
        return NAME.matcher(path)
                .replaceAll(
                        name ->
                                Matcher.quoteReplacement(
                                        values.getOrDefault(name.group(1), "unknown")));
    }
}
