package io.taskledger.query.projection;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A column of a table, and where its values come from.
 *
 * @param indexed whether an index has it, or what is in it
 * @param <T> what a row is made of
 */
record Column<T>(
        String name,
        String type,
        boolean indexed,
        BinaryForm form,
        Function<T, @Nullable Object> value) {

    /** Bytes of a text that PostgreSQL puts into an index beside the other columns: of 2,704. */
    private static final int MOST_INDEXED = 2_560;

    private static final int MOST_BYTES_OF_CHARACTER = 3;

    /** U+0000 as JSON escapes it, not the text of such an escape. */
    private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    private static final String REPLACEMENT = "\uFFFD";

    Column(String name, String type, boolean indexed, Function<T, @Nullable Object> value) {
        this(name, type, indexed, BinaryForm.of(type), value);
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
        Object stored = storable(value.apply(row));
        if (type.equals("jsonb") && stored instanceof String json && json.contains("\\u0000")) {
            stored = ESCAPED_NUL.matcher(json).replaceAll("$1" + REPLACEMENT);
        }
        if (indexed) {
            requireIndexable(stored);
        }
        return stored;
    }

    /** An index refuses it only when it is built, which is late if the table gets one later. */
    private void requireIndexable(@Nullable Object stored) {
        switch (stored) {
            case String text when isTooLong(text) ->
                    throw new IllegalArgumentException(
                            "%s is too long for an index: %d characters"
                                    .formatted(name, text.length()));
            case List<?> texts -> texts.forEach(this::requireIndexable);
            case null, default -> {}
        }
    }

    private static boolean isTooLong(String text) {
        return text.length() > MOST_INDEXED / MOST_BYTES_OF_CHARACTER
                && text.getBytes(StandardCharsets.UTF_8).length > MOST_INDEXED;
    }

    /** U+0000 is the one character that PostgreSQL cannot store. */
    private static @Nullable Object storable(@Nullable Object value) {
        return switch (value) {
            case String text when text.indexOf('\0') >= 0 -> text.replace("\0", REPLACEMENT);
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
