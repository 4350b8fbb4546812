package io.taskledger.cdk.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.cdk.EveryEnvironment;
import io.taskledger.cdk.Synthesized;
import io.taskledger.cdk.WrittenPage;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Alarms, scaling and the dashboard ask for what the services publish, under the same names. */
class MetricNamesTest {

    private static final Pattern STATISTIC = Pattern.compile("\\.(value|count|avg|max|sum)$");
    private static final String CLOUDWATCH =
            "shared-api/http-platform/src/main/java/io/taskledger/platform/metrics/CloudWatchProperties.java";
    private static final String ALL_SOURCES =
            String.join(
                    "\n",
                    Sources.mainSources("command-side", "query-side", "shared-api/http-platform"));

    @EveryEnvironment
    void asksOnlyForWhatTheAllowListLetsThrough(Synthesized environment) {
        Set<String> allowed =
                Pattern.compile("\"([a-z.*]+)\"")
                        .matcher(Sources.text(CLOUDWATCH))
                        .results()
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
        assertThat(allowed).contains("taskledger.*", "http.server.requests");

        assertThat(own(environment).keySet())
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        metric ->
                                assertThat(allowed)
                                        .as(metric)
                                        .anyMatch(entry -> lets(entry, meter(metric))));
    }

    /** Our own meters by their names in the source; the others are Micrometer's. */
    @EveryEnvironment
    void asksOnlyForMetersThatExist(Synthesized environment) {
        assertThat(own(environment).keySet())
                .filteredOn(metric -> metric.startsWith("taskledger."))
                .isNotEmpty()
                .allSatisfy(
                        metric -> {
                            String meter = meter(metric);
                            String last = meter.replaceFirst("taskledger\\.projection\\.", "");
                            assertThat(ALL_SOURCES)
                                    .as(meter)
                                    .matches(
                                            all ->
                                                    all.contains("\"" + meter + "\"")
                                                            || all.contains("\"" + last + "\""));
                        });
    }

    /** CloudWatch keeps a series per set of dimensions: one too many and nothing is found. */
    @EveryEnvironment
    void namesTheDimensionsThatTheMetersHave(Synthesized environment) {
        Map<String, Set<String>> tags =
                Map.of(
                        "http.server.requests", Set.of("service", "outcome"),
                        "http.server.requests.percentile", Set.of("service", "outcome", "phi"),
                        "taskledger.projection.lag.seconds", Set.of("service", "projection"),
                        "taskledger.projection.dead.letters", Set.of("service", "projection"),
                        "taskledger.cache.requests", Set.of("service", "result"),
                        "taskledger.follow.behind", Set.of("service", "listener"),
                        "taskledger.switch.on", Set.of("service", "capability"),
                        "hikaricp.connections.pending", Set.of("service", "pool"),
                        "hikaricp.connections.active", Set.of("service", "pool"));

        own(environment)
                .forEach(
                        (metric, dimensions) ->
                                assertThat(dimensions)
                                        .as(metric)
                                        .allMatch(
                                                d ->
                                                        d.keySet()
                                                                .equals(
                                                                        tags.getOrDefault(
                                                                                STATISTIC
                                                                                        .matcher(
                                                                                                metric)
                                                                                        .replaceAll(
                                                                                                ""),
                                                                                Set.of(
                                                                                        "service")))));
    }

    @EveryEnvironment
    void namesPoolsAndProjectionsAsTheServicesDo(Synthesized environment) {
        Set<String> pools = values(environment, "pool");
        Set<String> projections = values(environment, "projection");

        assertThat(pools)
                .containsExactlyInAnyOrder("eventlog", "readModel", "projections", "eventLog")
                .allSatisfy(pool -> assertThat(ALL_SOURCES).contains("\"" + pool + "\""));
        String names =
                Sources.text(
                        "query-side/src/main/java/io/taskledger/query/projection/ProjectionName.java");
        assertThat(projections)
                .containsExactlyInAnyOrder("workspace", "history")
                .allSatisfy(
                        name ->
                                assertThat(names)
                                        .containsPattern("\\b" + name.toUpperCase() + "\\b"));
    }

    /** The services' own tests look for each of these in what they publish when they run. */
    @Test
    void areListedForTheServices() throws IOException {
        TreeSet<String> lines = new TreeSet<>();
        for (Synthesized environment : Synthesized.environments()) {
            own(environment)
                    .forEach(
                            (metric, all) ->
                                    all.forEach(dimensions -> lines.add(line(metric, dimensions))));
        }
        WrittenPage.says("observability/asked-metrics.txt", String.join("\n", lines) + "\n");
    }

    private static String line(String metric, Map<String, String> dimensions) {
        Map<String, String> others = new TreeMap<>(dimensions);
        String service = others.remove("service");
        return "%s %s %s".formatted(service, metric, others).replaceAll("[{},]", "").strip();
    }

    private static Set<String> values(Synthesized environment, String dimension) {
        return own(environment).values().stream()
                .flatMap(List::stream)
                .filter(d -> d.containsKey(dimension))
                .map(d -> d.get(dimension))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Metric name → the dimensions it is asked for with, wherever a template names one of ours. */
    private static Map<String, List<Map<String, String>>> own(Synthesized environment) {
        Map<String, List<Map<String, String>>> all = new TreeMap<>();
        for (String stack : List.of("services", "observability")) {
            collect(environment.stack(stack).json(), all);
        }
        String page =
                environment
                        .stack("observability")
                        .only("AWS::CloudWatch::Dashboard")
                        .path("DashboardBody")
                        .toString()
                        .replace("\\\"", "\"");
        Pattern.compile("\\[\"Taskledger/\\w+\",\"([^\"]+)\",(\"[^\\]{]*\")")
                .matcher(page)
                .results()
                .forEach(
                        m ->
                                all.computeIfAbsent(m.group(1), k -> new java.util.ArrayList<>())
                                        .add(pairs(m.group(2))));
        return all;
    }

    private static void collect(JsonNode node, Map<String, List<Map<String, String>>> all) {
        if (node.path("Namespace").asString("").startsWith("Taskledger/")) {
            Map<String, String> dimensions = new TreeMap<>();
            node.path("Dimensions")
                    .forEach(
                            d ->
                                    dimensions.put(
                                            d.path("Name").asString(), d.path("Value").asString()));
            all.computeIfAbsent(
                            node.path("MetricName").asString(), k -> new java.util.ArrayList<>())
                    .add(dimensions);
        }
        node.forEach(child -> collect(child, all));
    }

    private static Map<String, String> pairs(String quoted) {
        String[] parts = quoted.substring(1, quoted.length() - 1).split("\",\"");
        Map<String, String> all = new TreeMap<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            all.put(parts[i], parts[i + 1]);
        }
        return all;
    }

    private static String meter(String metric) {
        return STATISTIC.matcher(metric).replaceAll("").replaceFirst("\\.percentile$", "");
    }

    private static boolean lets(String entry, String meter) {
        return entry.endsWith(".*")
                ? meter.startsWith(entry.substring(0, entry.length() - 1))
                : meter.equals(entry);
    }
}
