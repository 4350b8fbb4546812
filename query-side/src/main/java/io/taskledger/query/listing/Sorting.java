package io.taskledger.query.listing;

import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.listing.ListRequest.Place;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How a list may be sorted.
 *
 * @param usual as in a request
 * @param idColumn of the table, what makes the order total
 */
public record Sorting<E>(
        List<SortField<E>> fields,
        String usual,
        String idColumn,
        Function<E, Comparable<?>> id,
        Function<String, Comparable<?>> idParser) {

    ListOrder<E> order(@Nullable String asked) {
        String[] parts = (asked == null ? usual : asked).split(",", -1);
        boolean known = parts.length == 1 || parts[1].equals("asc") || parts[1].equals("desc");
        return fields.stream()
                .filter(field -> parts.length <= 2 && known && field.name().equals(parts[0]))
                .findAny()
                .map(
                        field ->
                                new ListOrder<>(
                                        field,
                                        parts.length == 1 || parts[1].equals("asc"),
                                        idColumn))
                .orElseThrow(
                        () ->
                                ProblemException.invalidParameter(
                                        "sort",
                                        "must be of %s, then ,asc or ,desc".formatted(names())));
    }

    Optional<Start<E>> place(Cursor cursor, ListOrder<E> order) {
        if (!cursor.sort().equals(order.text())) {
            return Optional.empty();
        }
        try {
            Comparable<?> entry = idParser.apply(cursor.id());
            return order.field()
                    .parse(cursor.key())
                    .map(key -> new Start<>(cursor.number(), new Place(key, entry)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    Cursor after(E entry, ListOrder<E> order, long number) {
        return new Cursor(
                order.text(),
                number,
                order.field().value().apply(entry).toString(),
                id.apply(entry).toString());
    }

    private String names() {
        return fields.stream().map(SortField::name).collect(Collectors.joining(", "));
    }

    /** Where a cursor points to. */
    record Start<E>(long number, Place place) {

        ListRequest<E> request(ListOrder<E> order, int size) {
            return new ListRequest<>(order, number, size, place, true);
        }
    }
}
