package io.taskledger.query.world;

import io.taskledger.servers.PostgresServer;

import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.util.List;
import java.util.function.Consumer;

/** A backup of a read model, and its restore under whoever uses it. */
public final class SavedReadModel {

    private static final String TABLES =
            """
            select c.relname
            from   pg_class c
            where  c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
            and    c.relname not like '%schema_history%'
            """;

    private static final String COLUMNS =
            """
            select string_agg(quote_ident(column_name), ', ' order by ordinal_position)
            from   information_schema.columns
            where  table_schema = 'public' and table_name = ? and is_generated = 'NEVER'
            """;

    private static final int ATTEMPTS = 20;

    private final String url;
    private final List<String> tables;

    private SavedReadModel(String url, List<String> tables) {
        this.url = url;
        this.tables = tables;
    }

    public static SavedReadModel of(World world) {
        SavedReadModel saved =
                new SavedReadModel(
                        world.databases().readModelUrl(),
                        new JdbcTemplate(superuser(world.databases().readModelUrl()))
                                .queryForList(TABLES, String.class));
        saved.run(
                jdbc -> {
                    jdbc.execute("create schema saved");
                    saved.tables.forEach(
                            each ->
                                    jdbc.execute(
                                            "create table saved.%1$s as table %1$s"
                                                    .formatted(each)));
                });
        return saved;
    }

    /**
     * All at once, as if it had never gone on.
     *
     * @param log restores the log, while nobody can read this
     */
    public void restoreTogetherWith(Runnable log) {
        for (int attempt = 0; ; attempt++) {
            try {
                restore(log);
                return;
            } catch (ConcurrencyFailureException deadlock) {
                // With a projection, which gives up only if this one does not.
                if (attempt == ATTEMPTS) {
                    throw deadlock;
                }
            }
        }
    }

    private void restore(Runnable log) {
        run(
                jdbc -> {
                    jdbc.execute("set local session_replication_role = replica");
                    jdbc.execute("truncate " + String.join(", ", tables) + " cascade");
                    for (String each : tables) {
                        String columns = jdbc.queryForObject(COLUMNS, String.class, each);
                        jdbc.execute(
                                "insert into %1$s (%2$s) overriding system value select %2$s from saved.%1$s"
                                        .formatted(each, columns));
                    }
                    log.run();
                });
    }

    private void run(Consumer<JdbcTemplate> work) {
        try (SingleConnectionDataSource one = superuser(url)) {
            JdbcTemplate jdbc = new JdbcTemplate(one);
            jdbc.execute("begin");
            work.accept(jdbc);
            jdbc.execute("commit");
        }
    }

    private static SingleConnectionDataSource superuser(String url) {
        String user = PostgresServer.SUPERUSER;
        return new SingleConnectionDataSource(url, user, user, true);
    }
}
