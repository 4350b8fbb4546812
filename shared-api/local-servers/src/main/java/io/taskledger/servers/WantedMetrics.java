package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** For tests of a service: the metrics that others ask of it, by what is written below infra. */
public final class WantedMetrics {

    private static final Path FILES = Path.of("..", "infra", "observability");
    private static final Pattern STATISTIC = Pattern.compile("\\.(value|count|avg|max|sum)$");
    private static final Pattern EXPRESSION =
            Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");

    private static final Pattern QUESTION =
            Pattern.compile(
                    "(?:by \\((?<labels>[^)]*)\\) \\((?:rate\\()?)?"
                            + "(?<metric>\\w+)\\{service=\\\\\"(?<service>[a-z-]+)\\\\\"");

    private WantedMetrics() {}

    /**
     * A meter by its own name.
     *
     * @param tags with which it is asked for, without {@code service}
     */
    public record Series(String meter, Map<String, String> tags) {}

    /** What alarms, scaling policies and the dashboard on AWS ask for. */
    public static List<Series> onAws(String service) {
        return read("asked-metrics.txt")
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words[0].equals(service))
                .map(WantedMetrics::series)
                .toList();
    }

    /**
     * A question of Prometheus.
     *
     * @param metric by the name that Prometheus knows
     * @param labels by which the answer is broken down
     */
    public record Question(String metric, Set<String> labels) {

        /** Whether one of the series that a service publishes has that name and those labels. */
        public boolean isAnsweredBy(String published) {
            return published
                    .lines()
                    .filter(line -> line.startsWith(metric + "{"))
                    .anyMatch(
                            line ->
                                    labels.stream()
                                            .allMatch(
                                                    label ->
                                                            line.matches(
                                                                    ".*[{,]" + label + "=\".*")));
        }
    }

    /**
     * What the Grafana dashboard asks of a service.
     *
     * @throws IllegalStateException if an expression asks no service by its name
     */
    public static List<Question> onTheDashboard(String service) {
        return EXPRESSION
                .matcher(read("grafana/taskledger.json"))
                .results()
                .flatMap(found -> questions(found.group(1)))
                .filter(asked -> asked.getKey().equals(service))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Stream<Map.Entry<String, Question>> questions(String expression) {
        List<Map.Entry<String, Question>> asked =
                QUESTION.matcher(expression)
                        .results()
                        .map(
                                found ->
                                        Map.entry(
                                                found.group("service"),
                                                new Question(
                                                        found.group("metric"),
                                                        labels(found.group("labels")))))
                        .toList();
        if (asked.isEmpty()) {
            throw new IllegalStateException("Asks no service: " + expression);
        }
        return asked.stream();
    }

    private static Set<String> labels(String list) {
        return list == null ? Set.of() : Set.of(list.split(", *"));
    }

    private static Series series(String[] words) {
        Map<String, String> tags = new TreeMap<>();
        Stream.of(words)
                .skip(2)
                .map(word -> word.split("=", 2))
                .forEach(pair -> tags.put(pair[0], pair[1]));
        return new Series(STATISTIC.matcher(words[1]).replaceAll(""), tags);
    }

    private static String read(String file) {
        try {
            return Files.readString(FILES.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
