package io.taskledger.query.listing;

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
        ListRequest.Place place = request.after();
        Paging<E> paging = new Paging<>(sorting, request, links);
        List<E> found =
                all.stream()
                        .sorted(comparator(request.order()))
                        .filter(each -> place == null || isBehind(each, place, request.order()))
                        .skip(request.skipped())
                        .limit(request.size() + 1L)
                        .toList();
        return paging.page(found, all::size, entries -> entries);
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
