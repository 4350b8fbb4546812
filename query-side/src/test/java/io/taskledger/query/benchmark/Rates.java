package io.taskledger.query.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was measured, round by round. */
final class Rates {

    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();

    /** Something that takes its time. */
    interface Work {
        void run() throws Exception;
    }

    void time(String name, long events, Work work) throws Exception {
        long before = System.nanoTime();
        work.run();
        add(name, events, before);
    }

    void add(String name, long events, long beforeNanos) {
        add(name, events / ((System.nanoTime() - beforeNanos) / 1e9));
    }

    void add(String name, double rate) {
        System.out.printf("%-32s %,12.0f /s%n", name, rate);
        perSecond.computeIfAbsent(name, each -> new ArrayList<>()).add(rate);
    }

    /**
     * @param units name → name of what its rate is divided by
     * @param slow what all of these are divided by too
     */
    void print(Map<String, String> units, String slow) {
        System.out.println("medians:");
        perSecond.forEach(
                (name, rates) -> System.out.printf("%-32s %,12.0f /s%n", name, median(name)));
        Map<String, String> json = new TreeMap<>();
        units.forEach(
                (name, unit) -> {
                    json.put(name + " / " + unit, ratio(name, unit));
                    json.put(name + " / " + slow, ratio(name, slow));
                });
        json.forEach((name, ratio) -> System.out.printf("%-60s %8s%n", name, ratio));
        System.out.println(
                json.entrySet().stream()
                        .map(each -> "\"%s\": %s".formatted(each.getKey(), each.getValue()))
                        .toList()
                        .toString()
                        .replace('[', '{')
                        .replace(']', '}'));
    }

    private String ratio(String name, String unit) {
        return "%.2f".formatted(median(name) / median(unit));
    }

    private double median(String name) {
        List<Double> sorted = perSecond.getOrDefault(name, List.of()).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
