package io.taskledger.system;

/**
 * How much each test does: by default enough to notice that a promise is broken, with {@code
 * -Dtaskledger.long=true} as much as the promises name.
 */
final class Scale {

    private static final boolean LONG = Boolean.getBoolean("taskledger.long");

    private Scale() {}

    static int of(int usual, int most) {
        return LONG ? most : usual;
    }
}
