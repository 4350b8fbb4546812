package io.taskledger.query.model;

import io.taskledger.query.workspace.SortKeys;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Conditions on the rows of a {@link Table}, with their parameters in order. */
public final class Where {

    private final String first;
    private final StringBuilder sql;
    private final List<Object> parameters = new ArrayList<>();

    private Where(String first) {
        this.first = first;
        this.sql = new StringBuilder(first);
    }

    /**
     * Where every query on the read model begins. A constant of the statement, so that the plan
     * that PostgreSQL keeps is one for the tables of this generation.
     */
    public static Where generation(int generation) {
        return new Where("t.generation = " + generation);
    }

    /**
     * @param condition calls the table {@code t}
     */
    public Where and(String condition, Object... values) {
        sql.append(" and ").append(condition);
        parameters.addAll(List.of(values));
        return this;
    }

    public Where is(String column, Object value) {
        return and("t." + column + " = ?", value);
    }

    /** For a column that holds names of constants; true for any if there are none. */
    public Where isNamed(String column, Collection<? extends Enum<?>> constants) {
        return constants.isEmpty()
                ? this
                : and(
                        "t." + column + " = any (?)",
                        (Object) constants.stream().map(Enum::name).toArray(String[]::new));
    }

    /** For a column that holds ordinals of constants; true for any if there are none. */
    public Where isNumbered(String column, Collection<? extends Enum<?>> constants) {
        return constants.isEmpty()
                ? this
                : and(
                        "t." + column + " = any (?)",
                        (Object)
                                constants.stream()
                                        .map(each -> (short) each.ordinal())
                                        .toArray(Short[]::new));
    }

    /** Whether a {@link SortKeys#of(String) key} contains the text in any case; true for null. */
    public Where contains(String keyColumn, @Nullable String text) {
        return text == null ? this : and("t." + keyColumn + " like ?", containing(text));
    }

    /** A pattern for {@code like} that a {@link SortKeys#of(String) key} with the text matches. */
    public static String containing(String text) {
        return "%" + escape(SortKeys.sought(text)) + "%";
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    /** The condition it began with, which has no parameters. */
    public String first() {
        return first;
    }

    public String sql() {
        return sql.toString();
    }

    public List<Object> parameters() {
        return List.copyOf(parameters);
    }
}
