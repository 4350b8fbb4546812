package io.taskledger.query.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a query found.
 *
 * @param version of the single item that it is, for the ETag; null for lists
 * @param stable whether everything that ever had this version looked like this
 * @param link value of the Link header; null for none
 */
public record Content<T>(T view, @Nullable Long version, boolean stable, @Nullable String link) {

    public static <T> Content<T> of(T view) {
        return new Content<>(view, null, false, null);
    }

    /** A page of a list. */
    public static <T> Content<T> page(T view, @Nullable String link) {
        return new Content<>(view, null, false, link);
    }

    /**
     * A single item.
     *
     * @param stable false if it shows something that changes without a new version
     */
    public static <T> Content<T> item(T view, long version, boolean stable) {
        return new Content<>(view, version, stable, null);
    }
}
