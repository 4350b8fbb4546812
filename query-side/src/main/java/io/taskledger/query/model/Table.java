package io.taskledger.query.model;

import org.springframework.jdbc.core.RowMapper;

import java.util.List;

/**
 * A table of the read model, called {@code t} in statements, with what each of its rows is shown
 * with.
 *
 * @param name of the table
 * @param columns to be read, of the table and of what is joined to it
 * @param joins at most one row each to one of the table, all of one generation; may be empty
 * @param parameters of the columns and the joins
 * @param <E> a row, as read
 */
public record Table<E>(
        String name, String columns, String joins, List<Object> parameters, RowMapper<E> rows) {

    public static <E> Table<E> of(String name, String columns, String joins, RowMapper<E> rows) {
        return new Table<>(name, columns, joins, List.of(), rows);
    }

    /** The same, with parameters of the columns, and then of the joins. */
    public Table<E> with(Object... parameters) {
        return new Table<>(name, columns, joins, List.of(parameters), rows);
    }

    /** The beginning of a statement that reads rows; its end says which. */
    public String select() {
        return "select " + columns + " from " + name + " t " + joins;
    }
}
