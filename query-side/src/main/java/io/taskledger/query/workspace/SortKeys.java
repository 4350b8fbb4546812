package io.taskledger.query.workspace;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Locale;

/** What read models sort by and search in, where that is not the value itself. */
public final class SortKeys {

    /** Tasks without a due date come after all that have one. */
    public static final LocalDate NEVER = LocalDate.of(9999, 12, 31);

    private SortKeys() {}

    /** Text without regard to case; also the form in which text is searched for. */
    public static String of(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    public static LocalDate of(@Nullable LocalDate due) {
        return due == null ? NEVER : due;
    }
}
