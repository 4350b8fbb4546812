package io.taskledger.query.person;

import io.taskledger.query.model.People;
import io.taskledger.query.model.PersonRow;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what people are called. */
@Component
public final class Names {

    private final People people;

    Names(People people) {
        this.people = people;
    }

    /** Of all these ids, nulls left out, with one query. */
    public Known of(Snapshot snapshot, Stream<? extends @Nullable String> ids) {
        Set<String> wanted = ids.filter(Objects::nonNull).collect(Collectors.toSet());
        if (wanted.isEmpty()) {
            return new Known(Map.of());
        }
        return new Known(
                people
                        .findByGenerationAndIdIn(
                                snapshot.generation(ProjectionName.WORKSPACE), wanted)
                        .stream()
                        .collect(Collectors.toMap(PersonRow::id, Function.identity())));
    }

    /** The people found. */
    public record Known(Map<String, PersonRow> byId) {

        /** Null for someone who never signed in, and for null. */
        public @Nullable String name(@Nullable String id) {
            PersonRow person = id == null ? null : byId.get(id);
            return person == null ? null : person.name();
        }

        /** Position of the last change of this person's name; 0 if there is none. */
        public long changedAt(@Nullable String id) {
            PersonRow person = id == null ? null : byId.get(id);
            return person == null ? 0 : person.position();
        }
    }
}
