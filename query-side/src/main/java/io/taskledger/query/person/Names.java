package io.taskledger.query.person;

import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds what people are called, for what does not come from a table that says so. */
@Component
public final class Names {

    private final JdbcClient jdbc;

    Names(JdbcClient readModel) {
        this.jdbc = readModel;
    }

    /** Of all these ids, nulls left out, with one query. */
    public Known of(Snapshot snapshot, Stream<? extends @Nullable String> ids) {
        String[] wanted = ids.filter(Objects::nonNull).distinct().toArray(String[]::new);
        Map<String, String> names = new HashMap<>();
        if (wanted.length > 0) {
            jdbc.sql("select id, name from person where generation = ? and id = any (?)")
                    .param(snapshot.generation(ProjectionName.WORKSPACE))
                    .param(wanted)
                    .query(
                            row -> {
                                names.put(row.getString("id"), row.getString("name"));
                            });
        }
        return new Known(names);
    }

    /** The names found. */
    public record Known(Map<String, String> byId) {

        /** Null for someone who never signed in, and for null. */
        public @Nullable String name(@Nullable String id) {
            return id == null ? null : byId.get(id);
        }
    }
}
