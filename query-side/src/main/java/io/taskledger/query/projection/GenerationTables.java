package io.taskledger.query.projection;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/**
 * The tables of a generation. The service owns none of them: it calls the functions that the
 * migrator left for it.
 */
public final class GenerationTables {

    private final JdbcClient jdbc;

    public GenerationTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The partition of a table that holds a generation. */
    public static String name(String table, int generation) {
        return table + "_g" + generation;
    }

    /** The tables of a projection, without regard to generations. */
    public List<String> of(ProjectionName projection) {
        return jdbc.sql("select name from projection_table where projection = ? order by name")
                .param(projection.text())
                .query(String.class)
                .list();
    }

    /** Makes those that are not there: empty, without indexes, apart from what queries read. */
    public void create(ProjectionName projection, int generation) {
        call("select create_generation(?, ?)", projection.text(), generation);
    }

    /** Builds the indexes of one table and makes it part of what queries read; idempotent. */
    public void attach(String table, int generation) {
        call("select attach_generation_table(?, ?)", table, generation);
    }

    /** Drops those of a generation that is neither live nor being built, and all about it. */
    public void drop(ProjectionName projection, int generation) {
        call("select drop_generation(?, ?)", projection.text(), generation);
    }

    private void call(String sql, String name, int generation) {
        jdbc.sql(sql).param(name).param(generation).query((row, number) -> true).list();
    }
}
