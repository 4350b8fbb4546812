package io.taskledger.query.workspace;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/** What read models sort by and search in, where that is not the value itself. */
public final class SortKeys {

    /** Tasks without a due date come after all that have one. */
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    /** Thrice what titles and names may have: together at most 1,800 bytes. */
    private static final int LONGEST = 600;

    private SortKeys() {}

    /**
     * Text without regard to case, as far as an index takes it: what is longer sorts by its
     * beginning, and is found by it.
     */
    public static String of(String text) {
        String key = sought(text);
        int end = Math.min(key.length(), LONGEST);
        return key.substring(0, end - (isSplitAt(key, end) ? 1 : 0));
    }

    /** The form in which text is searched for in keys. */
    public static String sought(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isSplitAt(String text, int index) {
        return index < text.length()
                && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
    }

    public static LocalDate of(@Nullable LocalDate due) {
        return due == null ? NEVER : due;
    }
}
