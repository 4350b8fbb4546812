package io.taskledger.api.value;

/** Characters that give the text after them another direction (Unicode Standard Annex 9). */
final class Direction {

    private static final int POP_ISOLATE = 0x2069;

    private Direction() {}

    /**
     * Whether the text contains no embedding and no override, and closes each isolate that it
     * opens, and no other.
     */
    static boolean isContained(String text) {
        int open = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x202a && c <= 0x202e) {
                return false;
            }
            if (isIsolate(c)) {
                open++;
            } else if (c == POP_ISOLATE && --open < 0) {
                return false;
            }
        }
        return open == 0;
    }

    /** Whether the character opens or closes anything. */
    static boolean isControl(int c) {
        return c >= 0x202a && c <= 0x202e || isIsolate(c) || c == POP_ISOLATE;
    }

    private static boolean isIsolate(int c) {
        return c >= 0x2066 && c <= 0x2068;
    }
}
