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

    /**
     * @param found those of the page, and one more if there are more
     * @param total how many entries the list has; asked only if the page itself does not tell
     * @param views makes the views of a page's entries, in their order
     */
    public <V> Content<PageView<V>> page(
            List<E> found, LongSupplier total, Function<List<E>, List<V>> views) {
        boolean more = found.size() > request.size();
        List<E> content = more ? found.subList(0, request.size()) : found;
        String next =
                more
                        ? sorting.after(content.getLast(), request.order(), request.number() + 1)
                                .encoded()
                        : null;
        long all = isWhole(content, more) ? request.skipped() + content.size() : total.getAsLong();
        PageInfo page =
                new PageInfo(
                        request.size(),
                        request.number(),
                        all,
                        (all + request.size() - 1) / request.size(),
                        next);
        return Content.page(
                new PageView<>(views.apply(content), page), links.of(page, request.byCursor()));
    }

    private boolean isWhole(List<E> content, boolean more) {
        return request.after() == null && !more && (!content.isEmpty() || request.number() == 0);
    }
}
