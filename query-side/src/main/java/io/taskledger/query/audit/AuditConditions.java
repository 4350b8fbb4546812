package io.taskledger.query.audit;

import io.taskledger.query.listing.ListRequest.Place;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A {@code where} clause of those conditions that were asked for. */
final class AuditConditions {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new HashMap<>();

    /** Nothing for null. */
    AuditConditions and(String condition, String parameter, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            parameters.put(parameter, value);
        }
        return this;
    }

    /** Nothing for no values. */
    AuditConditions andAny(String condition, String parameter, Collection<?> values) {
        return and(condition, parameter, values.isEmpty() ? null : values);
    }

    /** The first condition is implied by the second; it is what an index can start from. */
    AuditConditions behind(@Nullable Place place, String action, boolean ascending) {
        if (place != null) {
            String than = ascending ? ">" : "<";
            and("position %s= :position".formatted(than), "position", place.key());
            and(
                    "(position %1$s :position or %2$s %1$s :action)".formatted(than, action),
                    "action",
                    place.id());
        }
        return this;
    }

    String sql() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
