package io.taskledger.query.projection;

import org.jspecify.annotations.Nullable;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A column of a table, and where its values come from.
 *
 * @param <T> what a row is made of
 */
record Column<T>(String name, String type, BinaryForm form, Function<T, @Nullable Object> value) {

    Column(String name, String type, Function<T, @Nullable Object> value) {
        this(name, type, BinaryForm.of(type), value);
    }

    /** The type of the elements of the array in which values of many rows are sent. */
    String sentAs() {
        return isCast() ? "text" : type;
    }

    /** What makes the value of one that was sent. */
    String expression() {
        return isCast() ? name + "::" + type : name;
    }

    /** Of these types the driver sends no arrays. */
    private boolean isCast() {
        return type.equals("jsonb") || type.endsWith("[]");
    }

    Array array(Connection connection, Collection<? extends T> rows) throws SQLException {
        Object[] values = values(rows.size());
        int i = 0;
        for (T row : rows) {
            Object each = of(row);
            values[i++] = each instanceof List<?> texts ? literal(texts) : each;
        }
        return connection.createArrayOf(sentAs(), values);
    }

    void copy(CopyBinary out, T row) throws SQLException {
        Object each = of(row);
        if (each == null) {
            out.nothing();
        } else {
            form.write(out, each);
        }
    }

    /** Of these types the driver sends arrays as they are; of all others as text. */
    private Object[] values(int count) {
        return switch (sentAs()) {
            case "text" -> new String[count];
            case "bigint" -> new Long[count];
            case "smallint" -> new Short[count];
            default -> new Object[count];
        };
    }

    private @Nullable Object of(T row) {
        return storable(value.apply(row));
    }

    /** U+0000 is the one character that PostgreSQL cannot store. */
    private static @Nullable Object storable(@Nullable Object value) {
        return switch (value) {
            case String text when text.indexOf('\0') >= 0 -> text.replace('\0', '\uFFFD');
            case List<?> texts -> texts.stream().map(Column::storable).toList();
            case null, default -> value;
        };
    }

    /** As PostgreSQL writes an array of texts. */
    private static String literal(List<?> texts) {
        return texts.stream()
                .map(Object::toString)
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}
