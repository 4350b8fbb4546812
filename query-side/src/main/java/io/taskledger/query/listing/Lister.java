package io.taskledger.query.listing;

import io.taskledger.api.page.PageView;
import io.taskledger.query.reading.Content;

import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Path;
import jakarta.persistence.criteria.Predicate;

import org.hibernate.query.criteria.JpaCriteriaQuery;
import org.hibernate.query.sqm.NodeBuilder;
import org.hibernate.query.sqm.tree.expression.SqmExpression;
import org.hibernate.query.sqm.tree.expression.SqmTuple;
import org.hibernate.query.sqm.tree.expression.ValueBindJpaCriteriaParameter;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Reads pages of a list of entities.
 *
 * @param <E> the entity
 */
public final class Lister<E> {

    private final JpaSpecificationExecutor<E> entities;
    private final Sorting<E> sorting;

    public Lister(JpaSpecificationExecutor<E> entities, Sorting<E> sorting) {
        this.entities = entities;
        this.sorting = sorting;
    }

    /**
     * @param total how many entries the list has; asked only if the page itself does not tell
     * @param views makes the views of a page's entities, in their order
     * @param links makes the Link header's value
     */
    public <V> Content<PageView<V>> page(
            ListRequest<E> request,
            Specification<E> filter,
            @Nullable LongSupplier total,
            Function<List<E>, List<V>> views,
            Links links) {
        return new Paging<>(sorting, request, links)
                .page(
                        found(request, filter),
                        total == null ? () -> entities.count(filter) : total,
                        views);
    }

    /** The entities of the page, and one more if there are more. */
    private List<E> found(ListRequest<E> request, Specification<E> filter) {
        Specification<E> here = request.after() == null ? filter : filter.and(behind(request));
        return entities.findAll(
                here.and(limited(request.skipped(), request.size() + 1)), request.order().sort());
    }

    /**
     * The limit stands in the statement itself: with a parameter in its place PostgreSQL reckons
     * with a tenth of the table, never keeps the plan and makes it anew for each page, which takes
     * longer than reading one.
     */
    private static <E> Specification<E> limited(long skipped, int most) {
        return (row, query, builder) -> {
            JpaCriteriaQuery<?> limited = (JpaCriteriaQuery<?>) query;
            if (skipped > 0) {
                limited.offset(skipped);
            }
            limited.fetch(((NodeBuilder) builder).literal(most));
            return null;
        };
    }

    private Specification<E> behind(ListRequest<E> request) {
        ListRequest.Place place = Objects.requireNonNull(request.after());
        ListOrder<E> order = request.order();
        return (row, query, builder) ->
                behind(
                        builder,
                        row.get(order.field().attribute()),
                        row.get(order.idAttribute()),
                        place,
                        order.ascending());
    }

    /**
     * One comparison of both columns together: an index that begins with them goes straight to the
     * place, however many entries share a key.
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Predicate behind(
            CriteriaBuilder builder,
            Path key,
            Path id,
            ListRequest.Place place,
            boolean ascending) {
        // JPA has no comparison of rows; Hibernate's own builder has.
        NodeBuilder nodes = (NodeBuilder) builder;
        SqmExpression here = new SqmTuple(nodes, (SqmExpression) key, (SqmExpression) id);
        SqmExpression there =
                new SqmTuple(
                        nodes,
                        value(nodes, (SqmExpression) key, place.key()),
                        value(nodes, (SqmExpression) id, place.id()));
        return ascending ? nodes.greaterThan(here, there) : nodes.lessThan(here, there);
    }

    /** A parameter of the column's type; alone it would have that of the whole comparison. */
    private static <T> SqmExpression<T> value(NodeBuilder nodes, SqmExpression<T> column, T value) {
        return new ValueBindJpaCriteriaParameter<>(column.getNodeType(), value, nodes);
    }
}
