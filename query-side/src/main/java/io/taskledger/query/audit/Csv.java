package io.taskledger.query.audit;

import org.jspecify.annotations.Nullable;

import java.util.regex.Pattern;

/** Fields of RFC 4180. */
final class Csv {

    private static final Pattern SPECIAL = Pattern.compile("[\",\r\n]");

    /** What a spreadsheet would take for a formula, in full width (U+FF1D and others) too. */
    private static final Pattern FORMULA =
            Pattern.compile("^[=+\\-@\t\r\n\\uff1d\\uff0b\\uff0d\\uff20]");

    private Csv() {}

    /** An empty field for null; text that could be a formula gets an apostrophe before it. */
    static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (!(value instanceof Number) && FORMULA.matcher(text).find()) {
            text = "'" + text;
        }
        return SPECIAL.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
