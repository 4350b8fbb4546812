package io.taskledger.platform.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** How a value of a type must look, in words for clients. */
final class Expected {

    private Expected() {}

    static String inWords(@Nullable Class<?> raw) {
        if (raw == null) {
            return "is not valid";
        }
        Class<?> type = ClassUtils.resolvePrimitiveIfNecessary(raw);
        if (type.isEnum()) {
            return "must be one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(", "));
        }
        if (type == String.class) {
            return "must be text";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "must be a number";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == LocalDate.class) {
            return "must be a date such as 2026-01-31";
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return "must be a time such as 2026-01-31T12:00:00Z";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "must be a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord()
                ? "must be an object"
                : "is not valid";
    }
}
