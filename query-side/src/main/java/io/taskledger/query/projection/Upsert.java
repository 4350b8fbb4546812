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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        columns.add(new Column<>(name, type, value));
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
    public void copy(JdbcTemplate jdbc, int generation, Collection<? extends T> rows) {
        copy(jdbc, GenerationTables.name(table, generation), generation, rows);
    }

    /** Writes rows that are not there yet: many of them cost far less than by {@link #write}. */
    public void append(JdbcTemplate jdbc, int generation, Collection<? extends T> rows) {
        if (rows.size() < WORTH_COPYING) {
            write(jdbc, generation, rows);
        } else {
            copy(jdbc, table, generation, rows);
        }
    }

    private void copy(
            JdbcTemplate jdbc, String into, int generation, Collection<? extends T> rows) {
        if (rows.isEmpty()) {
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

    private void send(CopyBinary out, int generation, Collection<? extends T> rows)
            throws SQLException {
        for (T row : rows) {
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
