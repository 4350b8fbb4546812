package io.taskledger.eventlog.reliability;

import java.util.Map;

/**
 * Clocks that go wrong, for a process of its own: with {@code -Dtaskledger.faketime=} the path of
 * libfaketime (Debian: package libfaketime), the first writer's is two minutes fast and the second
 * one's two minutes slow.
 */
final class Skew {

    private static final String LIBRARY = System.getProperty("taskledger.faketime", "");

    private Skew() {}

    static Map<String, String> of(String writer) {
        return LIBRARY.isEmpty()
                ? Map.of()
                : switch (writer) {
                    case "one" -> by("+120s");
                    case "two" -> by("-120s");
                    default -> Map.of();
                };
    }

    private static Map<String, String> by(String seconds) {
        // Intervals stay right, as they do on a machine whose clock is wrong.
        return Map.of(
                "LD_PRELOAD", LIBRARY, "FAKETIME", seconds, "FAKETIME_DONT_FAKE_MONOTONIC", "1");
    }
}
