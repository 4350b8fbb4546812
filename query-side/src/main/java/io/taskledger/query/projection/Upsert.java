package io.taskledger.query.projection;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes many rows of one table of a generation with one statement, however many they are: {@code
 * insert … select from unnest(…) on conflict (key) do update}.
 *
 * @param <T> what a row is made of
 */
public final class Upsert<T> {

    // COPY takes a round trip more, and is not kept as a prepared statement.
    private static final int WORTH_COPYING = 50;

    private final List<Column<T>> columns = new ArrayList<>();
    private final String table;
    private final String key;
    private final String onConflict;

    /**
     * @param table has a column {@code generation}, which every key begins with
     * @param key the other columns of its primary key, comma-separated
     */
    public Upsert(String table, String key) {
        this(table, key, "");
    }

    /**
     * @param onConflict the assignments for a row that is there; empty: all columns are replaced
     */
    public Upsert(String table, String key, String onConflict) {
        this.table = table;
        this.key = key;
        this.onConflict = onConflict;
    }

    /**
     * Adds a column.
     *
     * @param value of the type in Java: JSON as text, an array as a list
     */
    public Upsert<T> column(String name, String type, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(name, type, false, value));
        return this;
    }

    /**
     * As {@link #column}, where an index has a text, or the texts in an array: a row with a longer
     * one than an index takes, about 2,500 bytes, is refused with an {@link
     * IllegalArgumentException}.
     */
    public Upsert<T> indexed(String name, String type, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(name, type, true, value));
        return this;
    }

    /** Writes the rows; no two may have the same key. */
    public void write(JdbcTemplate jdbc, int generation, Collection<? extends T> rows) {
        if (!rows.isEmpty()) {
            jdbc.update(connection -> prepare(connection, generation, rows));
        }
    }

    /**
     * Copies the rows into the table that a generation fills before it gets its indexes.
     *
     * @see GenerationTables
     */
    public void copy(JdbcTemplate jdbc, int generation, Iterable<? extends T> rows) {
        copy(jdbc, GenerationTables.name(table, generation), generation, rows.iterator());
    }

    /**
     * Writes rows that are not there yet: many of them cost far less than by {@link #write}.
     *
     * @param most rows that may come
     */
    public void append(JdbcTemplate jdbc, int generation, int most, Stream<? extends T> rows) {
        if (most < WORTH_COPYING) {
            write(jdbc, generation, rows.toList());
        } else {
            copy(jdbc, table, generation, rows.iterator());
        }
    }

    /** Each row is made when those before it are on their way: the server stores them meanwhile. */
    private void copy(JdbcTemplate jdbc, String into, int generation, Iterator<? extends T> rows) {
        if (!rows.hasNext()) {
            return;
        }
        String sql =
                "copy %s (generation, %s) from stdin (format binary)"
                        .formatted(into, join(Column::name, columns));
        jdbc.execute(
                (ConnectionCallback<Long>)
                        connection -> {
                            CopyIn copy =
                                    connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
                            try {
                                send(new CopyBinary(copy), generation, rows);
                                return copy.endCopy();
                            } finally {
                                if (copy.isActive()) {
                                    copy.cancelCopy();
                                }
                            }
                        });
    }

    private void send(CopyBinary out, int generation, Iterator<? extends T> rows)
            throws SQLException {
        while (rows.hasNext()) {
            T row = rows.next();
            out.beginRow(1 + columns.size());
            out.number(generation);
            for (Column<T> column : columns) {
                column.copy(out, row);
            }
        }
        out.end();
    }

    private PreparedStatement prepare(
            Connection connection, int generation, Collection<? extends T> rows)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql());
        statement.setInt(1, generation);
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 2, columns.get(i).array(connection, rows));
        }
        return statement;
    }

    private String sql() {
        return "insert into %s (generation, %s) select ?, %s from unnest(%s) as row (%s) on conflict (generation, %s) do update set %s"
                .formatted(
                        table,
                        join(Column::name, columns),
                        join(Column::expression, columns),
                        join(column -> "?::" + column.sentAs() + "[]", columns),
                        join(Column::name, columns),
                        key,
                        onConflict.isEmpty() ? replacing() : onConflict);
    }

    private String replacing() {
        List<String> keys = List.of(key.split(", *"));
        return join(
                column -> column.name() + " = excluded." + column.name(),
                columns.stream().filter(column -> !keys.contains(column.name())).toList());
    }

    private static <T> String join(Function<Column<T>, String> part, List<Column<T>> columns) {
        return columns.stream().map(part).collect(Collectors.joining(", "));
    }
}
