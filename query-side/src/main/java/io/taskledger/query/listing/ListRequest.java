package io.taskledger.query.listing;

import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.reading.Parameters;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list, in which order.
 *
 * @param number 0-based, of the page
 * @param after the place where the page begins; null: {@code number} pages from the start
 * @param byCursor whether the client walks by cursor; without a place, from the start
 */
public record ListRequest<E>(
        ListOrder<E> order, long number, int size, @Nullable Place after, boolean byCursor) {

    private static final int USUAL_SIZE = 20;
    private static final int MOST = 100;

    /** Behind the entry with this value of the sort field and this id. */
    public record Place(Comparable<?> key, Comparable<?> id) {}

    /** How many entries come before the page, unless it begins at a place. */
    public long skipped() {
        return after == null ? number * size : 0;
    }

    /**
     * @throws ProblemException for a page, size, sort or cursor that cannot be
     */
    public static <E> ListRequest<E> of(Parameters parameters, Sorting<E> sorting) {
        ListOrder<E> order = sorting.order(parameters.text("sort"));
        int size = parameters.integer("size", USUAL_SIZE, 1, MOST);
        String cursor = parameters.text("cursor");
        if (cursor == null) {
            int page = parameters.integer("page", 0, 0, (int) Total.MOST);
            if ((long) page * size >= Total.MOST) {
                throw ProblemException.invalidParameter(
                        "page",
                        "begins behind the first %d entries: follow the cursor"
                                .formatted(Total.MOST));
            }
            return new ListRequest<>(order, page, size, null, parameters.has("cursor"));
        }
        return Cursor.decode(cursor)
                .flatMap(at -> sorting.place(at, order))
                .map(place -> place.request(order, size))
                .orElseThrow(
                        () ->
                                ProblemException.invalidParameter(
                                        "cursor", "is not one of this list in this order"));
    }

    /** What tells this request from others on the same list. */
    public String key() {
        return order.text()
                + "|"
                + number
                + "|"
                + size
                + "|"
                + byCursor
                + (after == null ? "" : "|" + after.key() + "|" + after.id());
    }
}
