package io.taskledger.query.listing;

import io.taskledger.api.page.PageView;
import io.taskledger.query.model.Table;
import io.taskledger.query.model.Where;
import io.taskledger.query.reading.Asked;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Questions;
import io.taskledger.query.reading.Snapshot;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Reads pages of lists of a table's rows.
 *
 * @param longText column that may be long; null if there is none
 * @param <E> a row
 */
public record Lister<E>(Sorting<E> sorting, @Nullable String longText) {

    /** Pages of as many rows are read whatever is in them. */
    private static final int FEW = 10;

    /** For rows without long text. */
    public Lister(Sorting<E> sorting) {
        this(sorting, null);
    }

    /**
     * Asks for a page.
     *
     * @param total how many entries the list has; null: they are counted
     * @param behind whether something is parked that may belong on the page
     * @param view of a row
     * @param links makes the Link header's value
     * @return makes the page of what was answered
     */
    public <V> Function<Snapshot, Content<PageView<V>>> page(
            Questions questions,
            Table<E> table,
            ListRequest<E> request,
            Where filter,
            @Nullable Asked<Long> total,
            BooleanSupplier behind,
            Function<E, V> view,
            Links links) {
        return page(questions, table, request, filter, null, total, behind, view, links);
    }

    /**
     * As {@link #page(Questions, Table, ListRequest, Where, Asked, BooleanSupplier, Function,
     * Links)}.
     *
     * @param parts that the rows lie in; null: the table's indexes find them in their order
     */
    public <V> Function<Snapshot, Content<PageView<V>>> page(
            Questions questions,
            Table<E> table,
            ListRequest<E> request,
            Where filter,
            @Nullable Parts parts,
            @Nullable Asked<Long> total,
            BooleanSupplier behind,
            Function<E, V> view,
            Links links) {
        Asked<Long> all = total == null ? count(questions, table, filter, parts) : total;
        Asked<List<E>> found =
                parts == null
                        ? found(questions, table, request, filter)
                        : merged(questions, table, request, filter, parts);
        Paging<E> paging = new Paging<>(sorting, request, links);
        return snapshot ->
                paging.page(
                        found.get(),
                        all::get,
                        behind.getAsBoolean(),
                        rows -> rows.stream().map(view).toList());
    }

    /** Counts no further than is told. */
    private static Asked<Long> count(
            Questions questions, Table<?> table, Where filter, @Nullable Parts parts) {
        List<Object> parameters = new ArrayList<>();
        StringBuilder rows = new StringBuilder("select from ").append(table.name()).append(" t");
        if (parts != null) {
            rows.append(" join (").append(parts.sql()).append(") as part on part.id = t.");
            rows.append(parts.column());
            parameters.addAll(parts.parameters());
        }
        rows.append(" where ").append(filter.sql());
        parameters.addAll(filter.parameters());
        return questions.number(
                "select count(*) from (%s limit %d) as counted".formatted(rows, Paging.COUNTED),
                parameters);
    }

    private Asked<List<E>> merged(
            Questions questions,
            Table<E> table,
            ListRequest<E> request,
            Where filter,
            Parts parts) {
        MergedPage page = new MergedPage(table, request, filter, parts);
        return rows(questions, table, request, page.sql(), page.parameters());
    }

    /**
     * The rows of the page, and one more if there are more. The limit stands in the statement
     * itself: with a parameter in its place PostgreSQL reckons with a tenth of the table, never
     * keeps the plan and makes it anew for each page, which takes longer than reading one.
     */
    private Asked<List<E>> found(
            Questions questions, Table<E> table, ListRequest<E> request, Where filter) {
        ListOrder<E> order = request.order();
        StringBuilder sql =
                new StringBuilder(table.select()).append(" where ").append(filter.sql());
        List<Object> parameters = new ArrayList<>(table.parameters());
        parameters.addAll(filter.parameters());
        ListRequest.Place place = request.after();
        if (place != null) {
            sql.append(" and ").append(order.behind());
            parameters.add(order.field().stored().apply(place.key()));
            parameters.add(place.id());
        }
        sql.append(" order by ").append(order.sql());
        if (request.skipped() > 0) {
            sql.append(" offset ?");
            parameters.add(request.skipped());
        }
        sql.append(" limit ").append(request.size() + 1);
        return rows(questions, table, request, sql.toString(), parameters);
    }

    private Asked<List<E>> rows(
            Questions questions,
            Table<E> table,
            ListRequest<E> request,
            String sql,
            List<Object> parameters) {
        return longText == null || request.size() <= FEW
                ? questions.rows(sql, parameters, table.rows())
                : questions.rows(sql, parameters, table.rows(), longText, request.order().sql());
    }
}
