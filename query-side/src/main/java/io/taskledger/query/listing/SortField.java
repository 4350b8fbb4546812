package io.taskledger.query.listing;

import io.taskledger.query.reading.TimeText;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field that a list may be sorted by; never null in any row, and indexed together with the id.
 *
 * @param <E> the entity
 * @param name as clients call it
 * @param column of the table, unless the list is in memory
 * @param value of an entity, as in cursors
 * @param stored the same as the column holds it
 * @param parser of the value's {@code toString()}; throws on anything else
 */
public record SortField<E>(
        String name,
        String column,
        Function<E, Comparable<?>> value,
        Function<Comparable<?>, Object> stored,
        Function<String, Comparable<?>> parser) {

    public static <E> SortField<E> text(
            String name, String column, Function<E, Comparable<?>> value) {
        return new SortField<>(name, column, value, text -> text, text -> text);
    }

    public static <E> SortField<E> time(
            String name, String column, Function<E, Comparable<?>> value) {
        return new SortField<>(
                name,
                column,
                value,
                time -> ((Instant) time).atOffset(ZoneOffset.UTC),
                TimeText::instant);
    }

    public static <E> SortField<E> date(
            String name, String column, Function<E, Comparable<?>> value) {
        return new SortField<>(name, column, value, date -> date, TimeText::date);
    }

    public static <E> SortField<E> number(
            String name, String column, Function<E, Comparable<?>> value) {
        return new SortField<>(name, column, value, number -> number, Long::valueOf);
    }

    /** The column holds its ordinal. */
    public static <E, C extends Enum<C>> SortField<E> constant(
            String name, String column, Function<E, Comparable<?>> value, Class<C> type) {
        return new SortField<>(
                name,
                column,
                value,
                constant -> (short) type.cast(constant).ordinal(),
                text -> Enum.valueOf(type, text));
    }

    Optional<Comparable<?>> parse(String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
