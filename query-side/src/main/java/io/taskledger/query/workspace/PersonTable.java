package io.taskledger.query.workspace;

import io.taskledger.query.projection.Upsert;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** People as rows, many at a time. */
final class PersonTable {

    private static final Upsert<Person> UPSERT =
            new Upsert<Person>("person", "id")
                    .indexed("id", "text", Person::id)
                    .column("name", "text", Person::name)
                    .indexed("name_key", "text", person -> SortKeys.of(person.name()))
                    .column("version", "bigint", Person::version)
                    .column("position", "bigint", Person::position);

    private PersonTable() {}

    static List<Person> load(JdbcTemplate jdbc, int generation, Set<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.query(
                "select id, name, version, position from person where generation = ? and id = any"
                        + " (?)",
                (row, number) ->
                        new Person(
                                row.getString("id"),
                                row.getString("name"),
                                row.getLong("version"),
                                row.getLong("position")),
                generation,
                ids.toArray(String[]::new));
    }

    static void write(JdbcTemplate jdbc, int generation, Collection<Person> people) {
        UPSERT.write(jdbc, generation, people);
    }

    static void copy(JdbcTemplate jdbc, int generation, Collection<Person> people) {
        UPSERT.copy(jdbc, generation, people);
    }
}
