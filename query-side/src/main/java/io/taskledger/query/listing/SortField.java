package io.taskledger.query.listing;

import io.taskledger.query.reading.TimeText;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Function;

/**
 * A field that a list may be sorted by; never null in any row, and indexed together with the id.
 *
 * @param <E> the entity
 * @param name as clients call it
 * @param attribute of the entity
 * @param value of an entity
 * @param parser of the value's {@code toString()}; throws on anything else
 */
public record SortField<E>(
        String name,
        String attribute,
        Function<E, Comparable<?>> value,
        Function<String, Comparable<?>> parser) {

    public static <E> SortField<E> text(
            String name, String attribute, Function<E, Comparable<?>> value) {
        return new SortField<>(name, attribute, value, text -> text);
    }

    public static <E> SortField<E> time(
            String name, String attribute, Function<E, Comparable<?>> value) {
        return new SortField<>(name, attribute, value, TimeText::instant);
    }

    public static <E> SortField<E> date(
            String name, String attribute, Function<E, Comparable<?>> value) {
        return new SortField<>(name, attribute, value, TimeText::date);
    }

    public static <E> SortField<E> number(
            String name, String attribute, Function<E, Comparable<?>> value) {
        return new SortField<>(name, attribute, value, Long::valueOf);
    }

    public static <E, C extends Enum<C>> SortField<E> constant(
            String name, String attribute, Function<E, Comparable<?>> value, Class<C> type) {
        return new SortField<>(name, attribute, value, text -> Enum.valueOf(type, text));
    }

    Optional<Comparable<?>> parse(String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
