package io.taskledger.system;

import java.util.Map;

/**
 * How much each test does: by default enough to notice that a promise is broken, with {@code
 * -Dtaskledger.long=true} as much as the promises name.
 */
final class Scale {

    private static final boolean LONG = Boolean.getBoolean("taskledger.long");

    private Scale() {}

    /**
     * The short form is over before the second JIT compiler has paid for itself: it takes half of
     * the processor time of every start, and most of two cores in the minutes after.
     */
    static Map<String, String> javaOptions() {
        return LONG ? Map.of() : Map.of("TASKLEDGER_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    }

    static boolean isLong() {
        return LONG;
    }

    static int of(int usual, int most) {
        return LONG ? most : usual;
    }
}
