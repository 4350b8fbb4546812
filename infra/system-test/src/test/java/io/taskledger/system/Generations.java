package io.taskledger.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the generations of projections hold, read without any code of the services. */
final class Generations implements AutoCloseable {

    private final Examined system;
    private final Connection connection;

    Generations(Examined system) throws SQLException {
        this.system = system;
        this.connection = system.readModel();
    }

    /** Changes rows as no event does, so that from outside it shows where answers come from. */
    void update(String table, String set, String where) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String sql = "update %s set %s where %s".formatted(table, set, where);
            assertThat(statement.executeUpdate(sql)).as(sql).isPositive();
        }
    }

    /** Once both have come to the end of the log, which nobody may write to any more. */
    void areEqual(Rebuild rebuild) throws SQLException {
        String both =
                "projection = '%s' and generation in (%d, %d)"
                        .formatted(rebuild.projection(), rebuild.replaces(), rebuild.generation());
        try (EventLog log = new EventLog(system)) {
            // What operators did comes a moment later.
            await().atMost(Duration.ofSeconds(60))
                    .until(
                            () ->
                                    texts(
                                            "select generation from projection_checkpoint where %s"
                                                    + " and position = %d",
                                            both, log.head()),
                            each -> each.size() == 2);
        }
        List<String> tables =
                texts(
                        "select name from projection_table where projection = '%s'",
                        rebuild.projection());
        assertThat(tables).containsAnyOf("task", "history");
        for (String table : tables) {
            String live = rows(table, rebuild.replaces());
            String rebuilt = rows(table, rebuild.generation());
            if (!table.equals("person")) {
                assertThat(texts("%s limit 1", rebuilt)).as(table).isNotEmpty();
            }
            assertThat(texts("%s except all %s limit 5", live, rebuilt)).as(table).isEmpty();
            assertThat(texts("%s except all %s limit 5", rebuilt, live)).as(table).isEmpty();
        }
    }

    private static String rows(String table, int generation) {
        return "select to_jsonb(t) - 'generation' from %s t where generation = %d"
                .formatted(table, generation);
    }

    private List<String> texts(String sql, Object... values) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(sql.formatted(values))) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
