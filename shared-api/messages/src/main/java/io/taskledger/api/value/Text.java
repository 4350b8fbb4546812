package io.taskledger.api.value;

/** Rules that all text has in common. Lengths count code points, so an emoji is one. */
final class Text {

    private Text() {}

    /** Trimmed text of one line. */
    static String line(String text, int maxLength) {
        String line = text.strip();
        check(line, 1, maxLength);
        if (line.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("must not contain control characters");
        }
        return line;
    }

    /** Text of any number of lines, kept as it is. */
    static String block(String text, int maxLength) {
        check(text, 0, maxLength);
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && !isLayout(c))) {
            throw new InvalidValueException(
                    "must not contain control characters other than line breaks and tabs");
        }
        return text;
    }

    private static void check(String text, int minLength, int maxLength) {
        int length = text.codePointCount(0, text.length());
        if (length < minLength || length > maxLength) {
            throw new InvalidValueException(
                    minLength == 0
                            ? "must be at most %d characters".formatted(maxLength)
                            : "must be %d to %d characters".formatted(minLength, maxLength));
        }
        if (text.codePoints().anyMatch(Text::isLoneSurrogate)) {
            throw new InvalidValueException("must be valid Unicode");
        }
    }

    private static boolean isLayout(int c) {
        return c == '\n' || c == '\r' || c == '\t';
    }

    private static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
