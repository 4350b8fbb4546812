package io.taskledger.query.listing;

import io.taskledger.api.page.PageInfo;
import io.taskledger.api.page.PageView;
import io.taskledger.query.reading.Content;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Makes a page of entries that were found.
 *
 * @param <E> an entry
 */
public record Paging<E>(Sorting<E> sorting, ListRequest<E> request, Links links) {

    /** As far as anybody counts: from there on it is more than is told. */
    public static final long COUNTED = Total.MOST + 1;

    /**
     * Instead of a count: what the page itself tells is enough, as for those who walk a long list.
     */
    public static final long NOT_COUNTED = -1;

    /**
     * @param found those of the page, and one more if there are more
     * @param counted how many entries the list has, counted as far as is told; asked only if the
     *     page itself does not tell
     * @param behind whether something is parked that may belong on the page
     * @param views makes the views of a page's entries, in their order
     */
    public <V> Content<PageView<V>> page(
            List<E> found, LongSupplier counted, boolean behind, Function<List<E>, List<V>> views) {
        boolean more = found.size() > request.size();
        List<E> content = more ? found.subList(0, request.size()) : found;
        String next =
                more
                        ? sorting.after(content.getLast(), request.order(), request.number() + 1)
                                .encoded()
                        : null;
        Total total = total(content, more, counted);
        PageInfo page =
                new PageInfo(
                        request.size(),
                        request.number(),
                        total.elements(),
                        total.isExact(),
                        total.pages(request.size()),
                        next,
                        behind);
        return Content.page(
                new PageView<>(views.apply(content), page), links.of(page, request.byCursor()));
    }

    private Total total(List<E> content, boolean more, LongSupplier counted) {
        if (isWhole(content, more)) {
            return Total.of(request.skipped() + content.size());
        }
        long count = counted.getAsLong();
        return count == NOT_COUNTED
                ? Total.atLeast(request.number() * request.size() + content.size())
                : Total.of(count);
    }

    private boolean isWhole(List<E> content, boolean more) {
        return request.after() == null && !more && (!content.isEmpty() || request.number() == 0);
    }
}
