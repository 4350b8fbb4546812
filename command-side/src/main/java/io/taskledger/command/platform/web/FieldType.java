package io.taskledger.command.platform.web;

import io.taskledger.api.value.InvalidValueException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a field's JSON becomes a value. Rules beyond the JSON type are those of the value. */
@FunctionalInterface
public interface FieldType<T> {

    /**
     * The value; null for one that means none.
     *
     * @param node never JSON null
     * @throws InvalidValueException if it is none of this type
     */
    @Nullable T parse(JsonNode node);

    static <T> FieldType<T> text(Function<String, @Nullable T> value) {
        return node -> {
            if (!node.isString()) {
                throw new InvalidValueException("must be text");
            }
            return value.apply(node.stringValue());
        };
    }

    static <T> FieldType<T> texts(Function<List<String>, T> value) {
        FieldType<String> element = text(text -> text);
        return node -> {
            if (!node.isArray()) {
                throw new InvalidValueException("must be a list of texts");
            }
            return value.apply(node.valueStream().map(element::parse).toList());
        };
    }

    static <E extends Enum<E>> FieldType<E> oneOf(Class<E> type) {
        List<E> constants = List.of(type.getEnumConstants());
        String names = constants.stream().map(Enum::name).collect(Collectors.joining(", "));
        return text(
                name ->
                        constants.stream()
                                .filter(constant -> constant.name().equals(name))
                                .findFirst()
                                .orElseThrow(
                                        () ->
                                                new InvalidValueException(
                                                        "must be one of " + names)));
    }
}
