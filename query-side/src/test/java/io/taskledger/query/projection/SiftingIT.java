package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.taskledger.api.event.UserRenamed;
import io.taskledger.servers.TestPostgres;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

import javax.sql.DataSource;

class SiftingIT {

    private final TestPostgres databases = TestPostgres.create();
    private final DataSource source = databases.readModel("migrator");
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new JdbcTransactionManager(source));
    private int attempts;

    @BeforeEach
    void createTable() {
        jdbc.execute("create table well (position bigint primary key check (position <> 777))");
    }

    @AfterEach
    void close() {
        databases.close();
    }

    @Test
    void findsWhatTheDatabaseRefusesInFewSteps() {
        Parking parking = new Parking(Set.of());
        sift(facts(4_000), parking, "insert into well values (?)");
        assertThat(parking.letters())
                .extracting(each -> each.fact().position())
                .containsExactly(777L, 1_777L, 2_777L, 3_777L);
        assertThat(parking.letters().getFirst().cause()).contains("well_position_check");
        assertThat(parking.letters().getLast().cause()).isEqualTo("behind a parked event");
        assertThat(jdbc.queryForObject("select count(*) from well", Long.class)).isEqualTo(3_996);
        // Twelve halvings, each of which tries two halves.
        assertThat(attempts).isLessThanOrEqualTo(1 + 2 * 12);
    }

    @Test
    void leavesErrorsOfTheDatabaseToWhoeverTriesAgain() {
        Parking parking = new Parking(Set.of());
        List<Fact> facts = facts(10);
        assertThatThrownBy(() -> sift(facts, parking, "insert into nowhere values (?)"))
                .isInstanceOf(DataAccessException.class);
        assertThat(attempts).isEqualTo(1);
        assertThat(parking.letters()).isEmpty();
    }

    @Test
    void goesOnFromWhereAStreamThatComesInPartsWas() {
        List<Boolean> ends = new ArrayList<>();
        Sifting sifting =
                new Sifting(
                        new Savepoints(jdbc),
                        (facts, last, parking) -> {
                            if (facts.stream().anyMatch(each -> each.position() == 8)) {
                                throw new IllegalArgumentException("eight");
                            }
                            ends.add(last);
                        });
        Parking parking = new Parking(Set.of());
        transactions.executeWithoutResult(status -> sifting.fold(facts(8), true, parking));
        // The first seven in three parts, and then that nothing more comes.
        assertThat(ends).containsExactly(false, false, false, true);
        assertThat(parking.letters()).hasSize(1);
    }

    private void sift(List<Fact> all, Parking parking, String insert) {
        Sifting sifting =
                new Sifting(
                        new Savepoints(jdbc),
                        (facts, last, attempt) -> {
                            attempts++;
                            List<Object[]> rows = new ArrayList<>();
                            for (Fact fact : facts) {
                                attempt.run(fact, each -> rows.add(new Object[] {each.position()}));
                            }
                            jdbc.batchUpdate(insert, rows);
                        });
        transactions.executeWithoutResult(status -> sifting.fold(all, true, parking));
    }

    /** A thousand aggregates, one after the other and again. */
    private static List<Fact> facts(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(SiftingIT::fact).toList();
    }

    private static Fact fact(long position) {
        String id = "user-" + position % 1_000;
        return new Fact(
                position, 1, Instant.EPOCH, "User", id, 0, Map.of(), new UserRenamed(id, "a", "b"));
    }
}
