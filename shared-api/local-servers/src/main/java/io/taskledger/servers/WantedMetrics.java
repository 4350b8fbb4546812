package io.taskledger.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** For tests of a service: the metrics that others ask of it, by what is written below infra. */
public final class WantedMetrics {

    private static final Path FILES = Path.of("..", "infra", "observability");
    private static final Pattern STATISTIC = Pattern.compile("\\.(value|count|avg|max|sum)$");
    private static final Pattern EXPRESSION =
            Pattern.compile("\"expr\": \"((?:[^\"\\\\]|\\\\.)*)\"");

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

    /** What the Grafana dashboard asks for, by the names that Prometheus knows. */
    public static Set<String> onTheDashboard(String service) {
        Pattern metric = Pattern.compile("(\\w+)\\{service=\\\\\"" + service + "\\\\\"");
        Set<String> names = new TreeSet<>();
        EXPRESSION
                .matcher(read("grafana/taskledger.json"))
                .results()
                .flatMap(found -> metric.matcher(found.group(1)).results())
                .forEach(found -> names.add(found.group(1)));
        return names;
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
