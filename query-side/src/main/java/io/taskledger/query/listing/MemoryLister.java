package io.taskledger.query.listing;

import io.taskledger.api.page.PageInfo;
import io.taskledger.api.page.PageView;
import io.taskledger.query.reading.Content;

import java.util.Comparator;
import java.util.List;

/** Pages of a list that is in memory as a whole, as {@link Lister} makes them of tables. */
public final class MemoryLister<E> {

    private final Sorting<E> sorting;

    public MemoryLister(Sorting<E> sorting) {
        this.sorting = sorting;
    }

    public Content<PageView<E>> page(ListRequest<E> request, List<E> all, Links links) {
        Comparator<E> order = comparator(request.order());
        ListRequest.Place place = request.after();
        List<E> rest =
                all.stream()
                        .sorted(order)
                        .filter(each -> place == null || isBehind(each, place, request.order()))
                        .skip(place == null ? request.number() * request.size() : 0)
                        .limit(request.size() + 1L)
                        .toList();
        boolean more = rest.size() > request.size();
        List<E> content = more ? rest.subList(0, request.size()) : rest;
        String next =
                more
                        ? sorting.after(content.getLast(), request.order(), request.number() + 1)
                                .encoded()
                        : null;
        PageInfo page =
                new PageInfo(
                        request.size(),
                        request.number(),
                        all.size(),
                        (all.size() + request.size() - 1) / request.size(),
                        next);
        return Content.page(new PageView<>(content, page), links.of(page, request.byCursor()));
    }

    private Comparator<E> comparator(ListOrder<E> order) {
        Comparator<E> ascending =
                (a, b) ->
                        compare(
                                order.field().value().apply(a),
                                sorting.id().apply(a),
                                order.field().value().apply(b),
                                sorting.id().apply(b));
        return order.ascending() ? ascending : ascending.reversed();
    }

    private boolean isBehind(E entry, ListRequest.Place place, ListOrder<E> order) {
        int compared =
                compare(
                        order.field().value().apply(entry),
                        sorting.id().apply(entry),
                        place.key(),
                        place.id());
        return order.ascending() ? compared > 0 : compared < 0;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(Comparable key, Comparable id, Comparable toKey, Comparable toId) {
        int byKey = key.compareTo(toKey);
        return byKey != 0 ? byKey : id.compareTo(toId);
    }
}
