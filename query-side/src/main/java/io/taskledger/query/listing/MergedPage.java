package io.taskledger.query.listing;

import io.taskledger.query.model.Table;
import io.taskledger.query.model.Where;

import java.util.ArrayList;
import java.util.List;

/**
 * The statement that finds a page among rows that lie in {@link Parts}. As many rows as the page
 * reaches over can only come from as many parts: those whose first rows come first. So it looks at
 * the first row of each part, and only then at more rows of those few.
 *
 * <p>Of very many parts even the first rows are many. If there is an index of all rows in that
 * order, it looks there first, though not far: whoever sees very many parts sees much of what is
 * there.
 */
final class MergedPage {

    /** From how many parts on it looks at all of them together first, and at how many rows. */
    private static final int MANY_PARTS = 100;

    private static final int NEAR = 500;

    private final ListRequest<?> request;
    private final Parts parts;
    private final Where filter;
    private final String table;
    private final long reach;
    private final List<Object> parameters = new ArrayList<>();
    private final String sql;

    /**
     * @param filter of the rows, whichever part they are in
     */
    MergedPage(Table<?> table, ListRequest<?> request, Where filter, Parts parts) {
        this.request = request;
        this.parts = parts;
        this.filter = filter;
        this.table = table.name();
        this.reach = request.skipped() + request.size() + 1;
        Where ordered = parts.ordered();
        parameters.addAll(parts.parameters());
        sql =
                """
                with part as materialized (%s), %s
                head as materialized (
                    select part.id, first.sort_key, first.row_id
                    from   part cross join lateral (%s limit 1) as first
                    %s order by %s limit %d),
                page as materialized (
                    select first.row_id
                    from   (%s (select first.sort_key, first.row_id
                                from   head as part cross join lateral (%s limit %d) as first)) as first
                    order  by %s offset %d limit %d)
                %s where %s and t.%s in (select row_id from page) order by %s\
                """
                        .formatted(
                                parts.sql(),
                                ordered == null ? "" : near(ordered),
                                ofPart(),
                                ordered == null
                                        ? ""
                                        : "where (select count(*) from near) < " + reach,
                                order(),
                                reach,
                                ordered == null ? "" : nearIfEnough(),
                                ofPart(),
                                reach,
                                order(),
                                request.skipped(),
                                request.size() + 1,
                                table.select(),
                                filter.first(),
                                request.order().idColumn(),
                                request.order().sql());
        parameters.addAll(table.parameters());
    }

    String sql() {
        return sql;
    }

    List<Object> parameters() {
        return parameters;
    }

    private String near(Where ordered) {
        String all =
                "select t.* from %s t where %s%s order by %s limit %d"
                        .formatted(table, with(ordered), place(), request.order().sql(), NEAR);
        return "near as materialized (%s from (%s) as t where (select count(*) from part) > %d and %s and t.%s in (select id from part) order by %s limit %d),"
                .formatted(
                        keyAndId(),
                        all,
                        MANY_PARTS,
                        with(filter),
                        parts.column(),
                        request.order().sql(),
                        reach);
    }

    private String nearIfEnough() {
        return "(select sort_key, row_id from near where (select count(*) from near) >= %d) union all"
                .formatted(reach);
    }

    private String ofPart() {
        return "%s from %s t where %s%s and t.%s = part.id order by %s"
                .formatted(
                        keyAndId(),
                        table,
                        with(filter),
                        place(),
                        parts.column(),
                        request.order().sql());
    }

    private String keyAndId() {
        return "select t.%s as sort_key, t.%s as row_id"
                .formatted(request.order().field().column(), request.order().idColumn());
    }

    private String order() {
        return "first.sort_key %1$s, first.row_id %1$s"
                .formatted(request.order().ascending() ? "asc" : "desc");
    }

    /** Its parameters come next in the statement. */
    private String with(Where condition) {
        parameters.addAll(condition.parameters());
        return condition.sql();
    }

    private String place() {
        ListRequest.Place place = request.after();
        if (place == null) {
            return "";
        }
        parameters.add(request.order().field().stored().apply(place.key()));
        parameters.add(place.id());
        return " and " + request.order().behind();
    }
}
