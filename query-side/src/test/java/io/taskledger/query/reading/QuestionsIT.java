package io.taskledger.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.servers.AwaitedLock;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** What belongs together goes to the database at once, and sees it at one moment. */
class QuestionsIT {

    private static final long LOCK = 7;

    private final TestPostgres databases = TestPostgres.create();
    private final JdbcTemplate migrator = new JdbcTemplate(databases.readModel("migrator"));
    private JdbcTemplate reader;

    @BeforeEach
    void connect() throws SQLException {
        migrator.execute("create table sample (number bigint)");
        migrator.execute("grant select on sample to query_app");
        Connection connection = databases.readModel("query_app").getConnection();
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        reader = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
    }

    @AfterEach
    void drop() {
        databases.close();
    }

    @Test
    void allAreAnsweredFromOneSnapshot() throws Exception {
        try (Connection other = databases.readModel("migrator").getConnection()) {
            other.createStatement().execute("select pg_advisory_lock(" + LOCK + ")");
            Questions questions = none();
            Asked<Long> before = questions.number("select count(*) from sample", List.of());
            questions.rows(
                    "select pg_advisory_xact_lock(?)", List.of(LOCK), (row, n) -> row.getString(1));
            Asked<Long> after = questions.number("select count(*) from sample", List.of());
            CompletableFuture<Void> answered =
                    CompletableFuture.runAsync(() -> questions.put(reader));
            await().until(() -> AwaitedLock.ADVISORY.waiting(databases.readModel("migrator")) == 1);
            migrator.update("insert into sample values (1)");
            other.createStatement().execute("select pg_advisory_unlock(" + LOCK + ")");
            answered.get();
            assertThat(before.get()).isZero();
            assertThat(after.get()).isZero();
        }
        Questions later = none();
        Asked<Long> now = later.number("select count(*) from sample", List.of());
        later.put(reader);
        assertThat(now.get()).isEqualTo(1);
    }

    @Test
    void eachGetsItsOwnParametersAndRows() {
        UUID id = UUID.randomUUID();
        Questions questions = none();
        Asked<List<UUID>> ids =
                questions.rows(
                        "select x from unnest(array[?::uuid, ?::uuid]) as x",
                        List.of(id, id),
                        (row, n) -> row.getObject(1, UUID.class));
        Asked<Long> none = questions.number("select 1 where ? = 'b'", List.of("a"));
        Asked<List<String>> labels =
                questions.rows(
                        "select x from unnest(?) as x",
                        List.of((Object) new String[] {"one; two", "?"}),
                        (row, n) -> row.getString(1));
        assertThatIllegalStateException().isThrownBy(none::get);
        questions.put(reader);
        assertThat(ids.get()).containsExactly(id, id);
        assertThat(none.get()).isZero();
        assertThat(labels.get()).containsExactly("one; two", "?");
    }

    @Test
    void ofLargeRowsNoneIsReadWithoutTheRoom() {
        String sql = "select n, repeat('x', 100) as text from generate_series(1, ?) as n";
        assertThat(numbers(sql, 3, 300)).containsExactly(3, 2, 1);
        assertThat(numbers(sql, 0, 300)).isEmpty();
        assertThatThrownBy(() -> numbers(sql, 4, 300)).isInstanceOf(LargeAnswerException.class);
        assertThat(numbers(sql + " order by n desc", 4, Questions.ANY_ROOM))
                .containsExactly(4, 3, 2, 1);
    }

    private List<Integer> numbers(String sql, int count, long room) {
        Questions questions = new Questions(new Snapshot(Map.of(), null), room);
        Asked<List<Integer>> numbers =
                questions.rows(
                        sql, List.of(count), (row, n) -> row.getInt("n"), "text", "t.n desc");
        questions.put(reader);
        return numbers.get();
    }

    @Test
    void oneThatFailsLeavesTheConnectionAsItWas() {
        Questions questions = none();
        Asked<Long> first = questions.number("select 1", List.of());
        questions.number("select 1 / ?", List.of(0));
        assertThatThrownBy(() -> questions.put(reader)).isInstanceOf(DataAccessException.class);
        assertThatIllegalStateException().isThrownBy(first::get);
        Questions next = none();
        Asked<Long> answer = next.number("select 2", List.of());
        next.put(reader);
        assertThat(answer.get()).isEqualTo(2);
    }

    @Test
    void partsThatComeAgainAreKeptPrepared() {
        for (int i = 0; i < 10; i++) {
            Questions questions = none();
            questions.number("select ? + 40", List.of(i));
            questions.number("select ? + 41", List.of(i));
            questions.put(reader);
        }
        assertThat(
                        reader.queryForList(
                                "select statement from pg_prepared_statements", String.class))
                .contains("select $1 + 40", "select $1 + 41");
    }

    private static Questions none() {
        return new Questions(new Snapshot(Map.of(), null), Questions.ANY_ROOM);
    }
}
