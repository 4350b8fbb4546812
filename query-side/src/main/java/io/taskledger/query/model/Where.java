package io.taskledger.query.model;

import io.taskledger.query.workspace.SortKeys;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

import java.util.Collection;

/** Conditions on entities. */
public final class Where {

    private static final char ESCAPE = '\\';

    private Where() {}

    /**
     * Where every query on the read model begins. A constant of the statement, so that the plan
     * that PostgreSQL keeps is one for the tables of this generation.
     */
    public static <E> Specification<E> generation(int generation) {
        return (row, query, builder) ->
                builder.equal(row.get("generation"), builder.literal(generation));
    }

    public static <E> Specification<E> is(String attribute, Object value) {
        return (row, query, builder) -> builder.equal(row.get(attribute), value);
    }

    /** True for any if there are no values. */
    public static <E> Specification<E> isIn(String attribute, Collection<?> values) {
        return values.isEmpty()
                ? Specification.unrestricted()
                : (row, query, builder) -> row.get(attribute).in(values);
    }

    /** Whether a {@link SortKeys#of(String) key} contains the text in any case; true for null. */
    public static <E> Specification<E> contains(String keyAttribute, @Nullable String text) {
        if (text == null) {
            return Specification.unrestricted();
        }
        String pattern = "%" + escape(SortKeys.of(text)) + "%";
        return (row, query, builder) -> builder.like(row.get(keyAttribute), pattern, ESCAPE);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
