package io.taskledger.query.operations.rebuild;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The columns of a table but {@code generation}, as SQL.
 *
 * @param key of its primary key
 */
record TableColumns(String table, List<String> all, List<String> key) {

    static TableColumns of(JdbcTemplate jdbc, String table) {
        return new TableColumns(
                table,
                jdbc.queryForList(
                        """
                        select attname
                        from   pg_attribute
                        where  attrelid = to_regclass(?) and attnum > 0 and not attisdropped and attname <> 'generation'
                        order  by attnum
                        """,
                        String.class,
                        table),
                jdbc.queryForList(
                        """
                        select a.attname
                        from   pg_index i
                        cross  join unnest(i.indkey) with ordinality as k (attnum, place)
                        join   pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
                        where  i.indrelid = to_regclass(?) and i.indisprimary and a.attname <> 'generation'
                        order  by k.place
                        """,
                        String.class,
                        table));
    }

    /** A hash of all of a row's contents, 64 bits. */
    String hash(String alias) {
        return all.stream()
                .map(column -> alias + "." + column)
                .collect(Collectors.joining(", ", "hash_record_extended(row(", "), 0)"));
    }

    String keys() {
        return String.join(", ", key);
    }
}
