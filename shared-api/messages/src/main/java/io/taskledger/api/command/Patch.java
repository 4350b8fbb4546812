package io.taskledger.api.command;

import org.jspecify.annotations.Nullable;

/**
 * What a merge patch (RFC 7396) says about one field: keep it, or set it to a value, where null
 * removes it.
 *
 * @param present false: keep the field as it is
 * @param value the new value if present; null removes
 */
public record Patch<T>(boolean present, @Nullable T value) {

    private static final Patch<?> KEEP = new Patch<>(false, null);

    public Patch {
        if (!present && value != null) {
            throw new IllegalArgumentException("an absent field has no value");
        }
    }

    @SuppressWarnings("unchecked") // holds no value, so it fits every type
    public static <T> Patch<T> keep() {
        return (Patch<T>) KEEP;
    }

    public static <T> Patch<T> set(@Nullable T value) {
        return new Patch<>(true, value);
    }

    /** The value after the patch. */
    public @Nullable T over(@Nullable T current) {
        return present ? value : current;
    }
}
