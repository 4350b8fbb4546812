package io.taskledger.servers;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

/**
 * For tests: makes of a schema what the migrations of a release to come may make of it at most.
 * They only ever add (a test of the scripts sees to that), so whoever works on this schema works
 * while the next release is being deployed, and after a return from it.
 */
public final class NextRelease {

    private static final String TABLES =
            """
            select c.relname
            from   pg_class c
            where  c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and    c.relname not like '%schema_history'
            """;

    private NextRelease() {}

    /**
     * Adds to each table a column that may be null and one with a default, and an index; and beside
     * them a table and a function.
     *
     * @param migrator owns the schema
     */
    public static void expand(DataSource migrator) {
        try (Connection connection = migrator.getConnection();
                var statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (var rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                statement.execute(
                        "alter table %s add column next_note text, add column next_count integer not null default 7"
                                .formatted(table));
                statement.execute("create index on %s (next_count)".formatted(table));
            }
            statement.execute("create table next_table (id uuid primary key, name text not null)");
            statement.execute(
                    "create function next_function(name text) returns text language sql as"
                            + " 'select name'");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot expand the schema", e);
        }
    }
}
