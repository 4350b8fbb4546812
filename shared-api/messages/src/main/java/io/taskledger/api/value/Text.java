package io.taskledger.api.value;

/** Rules that all text has in common. Lengths count code points, so an emoji is one. */
final class Text {

    private Text() {}

    /**
     * Text of one line, trimmed of blanks. Something of it can be seen, and it leaves the direction
     * of what stands beside it alone.
     */
    static String line(String text, int maxLength) {
        String line = trimmed(text);
        check(line, 1, maxLength);
        if (line.codePoints().anyMatch(Character::isISOControl)) {
            throw new InvalidValueException("must not contain control characters");
        }
        if (line.codePoints().anyMatch(Visibility::breaksLines)) {
            throw new InvalidValueException("must be one line");
        }
        if (!shows(line)) {
            throw new InvalidValueException("must contain something that can be seen");
        }
        if (!Direction.isContained(line)) {
            throw new InvalidValueException(
                    "must not change the direction of the text that surrounds it");
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

    /** Whether anything of the text can be seen. */
    static boolean shows(String text) {
        return text.codePoints().anyMatch(Visibility::shows);
    }

    /** The text without the blanks around it. */
    static String trimmed(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && Visibility.isBlank(text.codePointAt(from))) {
            from += Character.charCount(text.codePointAt(from));
        }
        while (from < to && Visibility.isBlank(text.codePointBefore(to))) {
            to -= Character.charCount(text.codePointBefore(to));
        }
        return text.substring(from, to);
    }

    /** Half of a character beyond the first 65,536: no text that can be stored. */
    static boolean isLoneSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
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
}
