package io.taskledger.command.platform.web;

import io.taskledger.api.command.Patch;
import io.taskledger.api.value.InvalidValueException;
import io.taskledger.platform.problem.FieldError;
import io.taskledger.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a JSON object. Collects everything that is wrong with them before it objects. */
public final class Fields {

    private final Map<String, JsonNode> unread = new LinkedHashMap<>();
    private final List<FieldError> errors = new ArrayList<>();

    Fields(ObjectNode object) {
        object.properties().forEach(field -> unread.put(field.getKey(), field.getValue()));
    }

    /** A field that must be there. */
    public <T> Field<T> required(String name, FieldType<T> type) {
        T value = read(name, type);
        if (value == null) {
            missing(name);
        }
        return verified(value);
    }

    /** A field that may be absent, null or empty: then its value is null. */
    public <T> OptionalField<T> optional(String name, FieldType<T> type) {
        T value = read(name, type);
        return () -> value;
    }

    /** A field that may be absent or null: then its value is the default. */
    public <T> Field<T> optional(String name, FieldType<T> type, T byDefault) {
        T value = read(name, type);
        return () -> value == null ? byDefault : value;
    }

    /** A field of a merge patch that cannot be removed. */
    public <T> Field<Patch<T>> patch(String name, FieldType<T> type) {
        boolean present = unread.containsKey(name);
        T value = read(name, type);
        if (present && value == null) {
            missing(name);
        }
        return () -> present ? Patch.set(value) : Patch.keep();
    }

    /** A field of a merge patch that null sets to what it is by default. */
    public <T> Field<Patch<T>> patch(String name, FieldType<T> type, T byDefault) {
        boolean present = unread.containsKey(name);
        T value = read(name, type);
        return () -> present ? Patch.set(value == null ? byDefault : value) : Patch.keep();
    }

    /** A field of a merge patch that null removes. */
    public <T> Field<Patch<T>> removablePatch(String name, FieldType<T> type) {
        boolean present = unread.containsKey(name);
        T value = read(name, type);
        return () -> present ? Patch.set(value) : Patch.keep();
    }

    /**
     * Objects to what was read, and to fields that nobody read.
     *
     * @throws ProblemException naming each field that is wrong
     */
    public void verify() {
        unread.keySet().stream()
                .limit(ProblemException.MOST_ERRORS)
                .forEach(name -> error(name, "is not a known field"));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private <T> @Nullable T read(String name, FieldType<T> type) {
        JsonNode node = unread.remove(name);
        if (node == null || node.isNull()) {
            return null;
        }
        try {
            return type.parse(node);
        } catch (InvalidValueException invalid) {
            error(name, invalid.reason());
            return null;
        }
    }

    private void missing(String name) {
        if (errors.stream().noneMatch(error -> error.field().equals(name))) {
            error(name, "is required");
        }
    }

    private void error(String name, String message) {
        errors.add(new FieldError(name, message));
    }

    private static <T> Field<T> verified(@Nullable T value) {
        return () -> {
            if (value == null) {
                throw new IllegalStateException("used without verification");
            }
            return value;
        };
    }
}
