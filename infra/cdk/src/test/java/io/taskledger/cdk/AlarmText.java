package io.taskledger.cdk;

import static io.taskledger.cdk.Json.text;

import tools.jackson.databind.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An alarm in words.
 *
 * @param properties as the template has them
 */
public record AlarmText(JsonNode properties) {

    private static final Map<String, String> COMPARISONS =
            Map.of("GreaterThanThreshold", ">", "LessThanThreshold", "<");
    private static final Map<String, String> SILENCE =
            Map.of(
                    "notBreaching", "",
                    "breaching", ", or silence",
                    "missing", ", unless silent");

    /** All alarms of a stack. */
    public static List<AlarmText> of(Template stack) {
        return stack.properties("AWS::CloudWatch::Alarm").stream().map(AlarmText::new).toList();
    }

    /** Without the environment's part. */
    public String name(Synthesized environment) {
        return text(properties, "/AlarmName").replace(environment.named(""), "");
    }

    /** {@code p95 TargetResponseTime > 2 in 5 of 5 minutes}, and what silence means. */
    public String condition() {
        return "%s %s %s in %s of %s %s%s"
                .formatted(
                        asked(),
                        COMPARISONS.get(text(properties, "/ComparisonOperator")),
                        new BigDecimal(text(properties, "/Threshold")).toPlainString(),
                        text(properties, "/DatapointsToAlarm"),
                        text(properties, "/EvaluationPeriods"),
                        steps(),
                        SILENCE.get(text(properties, "/TreatMissingData")));
    }

    /** Whose metric it is; a line for each metric that a formula needs. */
    public List<String> about() {
        return inFormula().isEmpty()
                ? List.of(owner(properties))
                : inFormula().stream()
                        .map(
                                m ->
                                        m.has("Expression")
                                                ? text(m, "/Id") + ": " + text(m, "/Expression")
                                                : "%s: %s %s of %s"
                                                        .formatted(
                                                                text(m, "/Id"),
                                                                text(m, "/MetricStat/Stat"),
                                                                text(
                                                                        m,
                                                                        "/MetricStat/Metric/MetricName"),
                                                                owner(m.at("/MetricStat/Metric"))))
                        .sorted()
                        .toList();
    }

    private String asked() {
        return inFormula().isEmpty()
                ? text(properties, "/Statistic")
                        + text(properties, "/ExtendedStatistic")
                        + " "
                        + text(properties, "/MetricName")
                : metrics()
                        .filter(m -> m.path("ReturnData").asBoolean(false))
                        .map(m -> text(m, "/Expression"))
                        .collect(Collectors.joining(" and "));
    }

    private String steps() {
        List<String> seconds =
                inFormula().isEmpty()
                        ? List.of(text(properties, "/Period"))
                        : inFormula().stream()
                                .filter(m -> m.has("MetricStat"))
                                .map(m -> text(m, "/MetricStat/Period"))
                                .toList();
        return seconds.stream().allMatch("60"::equals) ? "minutes" : "times " + seconds;
    }

    private List<JsonNode> inFormula() {
        return metrics().filter(m -> !m.path("ReturnData").asBoolean(true)).toList();
    }

    private Stream<JsonNode> metrics() {
        return properties.path("Metrics").valueStream();
    }

    private static String owner(JsonNode metric) {
        return text(metric, "/Namespace") + " " + Reference.dimensions(metric);
    }
}
