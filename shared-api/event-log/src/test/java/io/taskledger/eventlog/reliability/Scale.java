package io.taskledger.eventlog.reliability;

/**
 * Enough to notice a broken promise, or with {@code -Dtaskledger.long=true} as much as promised.
 */
final class Scale {

    private static final boolean LONG = Boolean.getBoolean("taskledger.long");

    private Scale() {}

    static int of(int usual, int most) {
        return LONG ? most : usual;
    }
}
