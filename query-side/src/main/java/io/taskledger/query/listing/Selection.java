package io.taskledger.query.listing;

import io.taskledger.api.page.PageView;
import io.taskledger.query.reading.Content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Finds the page of a list whose entries come in any order, as {@link Lister} finds it in tables.
 * Of an entry it keeps no more than where it stands, and that only for as long as it may be on the
 * page or before it.
 *
 * @param <E> an entry
 */
public final class Selection<E> {

    private final Sorting<E> sorting;
    private final ListRequest<E> request;
    private final Comparator<ListRequest.Place> order;
    private final PriorityQueue<ListRequest.Place> lastFirst;
    private long count;
    private boolean doubtful;

    public Selection(Sorting<E> sorting, ListRequest<E> request) {
        this.sorting = sorting;
        this.request = request;
        this.order = request.order().ascending() ? Selection::compare : (a, b) -> compare(b, a);
        this.lastFirst = new PriorityQueue<>(order.reversed());
    }

    public void add(E entry) {
        count++;
        ListRequest.Place place =
                new ListRequest.Place(
                        request.order().field().value().apply(entry), sorting.id().apply(entry));
        ListRequest.Place start = request.after();
        if (start == null || order.compare(place, start) > 0) {
            lastFirst.add(place);
            if (lastFirst.size() > request.skipped() + request.size() + 1) {
                lastFirst.remove();
            }
        }
    }

    /** Something may be missing, or stand or be counted in the wrong place. */
    public void doubt() {
        doubtful = true;
    }

    /** The ids of those on the page, in order, and of one more if there are more. */
    public List<String> ids() {
        List<ListRequest.Place> kept = new ArrayList<>(lastFirst);
        kept.sort(order);
        return kept.stream().skip(request.skipped()).map(place -> place.id().toString()).toList();
    }

    /**
     * @param shown the entries with these ids, in any order
     * @param behind whether something is parked that may belong on the page
     */
    public Content<PageView<E>> page(List<E> shown, boolean behind, Links links) {
        Map<String, E> byId = new HashMap<>();
        shown.forEach(entry -> byId.put(sorting.id().apply(entry).toString(), entry));
        List<E> found = ids().stream().filter(byId::containsKey).map(byId::get).toList();
        return new Paging<>(sorting, request, links)
                .page(found, () -> count, behind || doubtful, entries -> entries);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static int compare(ListRequest.Place one, ListRequest.Place other) {
        int byKey = ((Comparable) one.key()).compareTo(other.key());
        return byKey != 0 ? byKey : ((Comparable) one.id()).compareTo(other.id());
    }
}
