package io.taskledger.servers.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What one part of the benchmarks measured, round by round. */
public final class Measurements {

    private static final String PER_SECOND = "/s";

    private final String part;
    private final Map<String, Measured> measured = new LinkedHashMap<>();

    private record Measured(String unit, List<Double> rounds) {

        double median() {
            List<Double> sorted = rounds.stream().sorted().toList();
            int last = sorted.size() - 1;
            return (sorted.get(last / 2) + sorted.get((last + 1) / 2)) / 2;
        }
    }

    /** Something that takes its time. */
    public interface Work {
        void run() throws Exception;
    }

    /**
     * @param part names the file that the results go into
     */
    public Measurements(String part) {
        this.part = part;
    }

    /** One round of something that happened so many times a second. */
    public void rate(String name, double perSecond) {
        add(name, PER_SECOND, perSecond);
    }

    /** One round: how many per second the work did. */
    public void time(String name, long count, Work work) throws Exception {
        long before = System.nanoTime();
        work.run();
        since(name, count, before);
    }

    /** One round: how many per second there were since then. */
    public void since(String name, long count, long beforeNanos) {
        rate(name, count / ((System.nanoTime() - beforeNanos) / 1e9));
    }

    /** One round, in any unit. */
    public void add(String name, String unit, double value) {
        System.out.printf(Locale.ROOT, "%-52s %,14.2f %s%n", name, value, unit);
        measured.computeIfAbsent(name, each -> new Measured(unit, new ArrayList<>()))
                .rounds()
                .add(value);
    }

    /** The value below which the given part of the values lies, by the nearest rank. */
    public static double quantile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (int) Math.ceil(part * sorted.size()) - 1));
    }

    /**
     * Prints the medians, and writes them with all rounds as {@code <part>.json} into the directory
     * that the system property {@code results} names, if it does.
     */
    public void finish() throws IOException {
        System.out.println("\nmedians of " + part);
        measured.forEach(
                (name, each) ->
                        System.out.printf(
                                Locale.ROOT,
                                "%-52s %,14.2f %s%n",
                                name,
                                each.median(),
                                each.unit()));
        String directory = System.getProperty("results");
        if (directory != null) {
            Files.writeString(
                    Files.createDirectories(Path.of(directory)).resolve(part + ".json"), json());
        }
    }

    private String json() {
        String all =
                measured.entrySet().stream()
                        .map(each -> "    " + json(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(",\n"));
        return """
        {
          "part": "%s",
          "at": "%s",
          "machine": {"cores": %d, "jdk": "%s", "os": "%s %s"},
          "measured": {
        %s
          }
        }
        """
                .formatted(
                        part,
                        Instant.now().truncatedTo(ChronoUnit.SECONDS),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        all);
    }

    private static String json(String name, Measured each) {
        String rounds =
                each.rounds().stream()
                        .map(value -> String.format(Locale.ROOT, "%.3f", value))
                        .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "\"%s\": {\"unit\": \"%s\", \"median\": %.3f, \"rounds\": [%s]}",
                name,
                each.unit(),
                each.median(),
                rounds);
    }
}
