package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.taskledger.query.world.World;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

/** Nobody changes what a projection shows before the cache has rested for a lease. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CacheRestIT {

    private static final String BEGIN_AS_BEFORE =
            "update projection set cache_rests_until = clock_timestamp() + interval '3 s' where"
                    + " name = 'workspace'";
    private static final String END_AS_BEFORE =
            "update projection set epoch = epoch + 1, cache_rests_until = '-infinity' where name ="
                    + " 'workspace'";

    private final World world = new World();
    private final DataSource source = world.databases().readModel("query_app");
    private final JdbcTemplate jdbc = new JdbcTemplate(source);
    private final CacheRest rests = new CacheRest(source);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(source));

    @BeforeEach
    void nothingRests() {
        jdbc.update("update projection set cache_rests_until = '-infinity'");
    }

    @AfterAll
    void close() {
        world.close();
    }

    @Test
    void letsWhoeverRestedForLongEnoughSwitch() {
        CacheRest.Rest rest = rests.begin(ProjectionName.WORKSPACE);
        assertThat(ends(rest)).isTrue();
        assertThat(ends(rest)).isFalse();
    }

    @Test
    void countsNoRestThatSomeoneElseHasEnded() {
        CacheRest.Rest rest = rests.begin(ProjectionName.WORKSPACE);
        jdbc.update("update projection set cache_rests_until = '-infinity'");
        rests.begin(ProjectionName.WORKSPACE);
        assertThat(ends(rest)).isFalse();
        assertThat(ends(rests.prolong(rest))).isTrue();
    }

    @Test
    void restsAgainWhenAnotherSwitchEndsTheRestAsItBegins() {
        CacheRest.Rest rest =
                new CacheRest(endingRestsBefore(2, 3)).begin(ProjectionName.WORKSPACE);
        assertThat(ends(rest)).isTrue();
    }

    @Test
    void givesUpForNowWhereOthersSwitchAllTheTime() {
        CacheRest crowded = new CacheRest(endingRestsBefore(1, Integer.MAX_VALUE));
        assertThatThrownBy(() -> crowded.begin(ProjectionName.WORKSPACE))
                .isInstanceOf(ConcurrencyFailureException.class);
    }

    /** Somebody else ends the rest right before some of the statements. */
    private DataSource endingRestsBefore(int first, int last) {
        AtomicInteger statements = new AtomicInteger();
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                int statement = statements.incrementAndGet();
                if (first <= statement && statement <= last) {
                    jdbc.update("update projection set cache_rests_until = '-infinity'");
                }
                return super.getConnection();
            }
        };
    }

    /** The release before waits for a quarter of a second, and tries again when it is refused. */
    @Test
    void refusesASwitcherOfTheReleaseBeforeUntilItHasTriedForLongEnough() {
        jdbc.update(BEGIN_AS_BEFORE);
        assertThatThrownBy(() -> jdbc.update(END_AS_BEFORE))
                .isInstanceOf(TransientDataAccessException.class);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(
                        () -> {
                            jdbc.update(BEGIN_AS_BEFORE);
                            return jdbc.update(END_AS_BEFORE) == 1;
                        });
    }

    @Test
    void refusesToSwitchWithoutARest() {
        assertThatThrownBy(() -> jdbc.update(END_AS_BEFORE))
                .isInstanceOf(TransientDataAccessException.class);
    }

    private boolean ends(CacheRest.Rest rest) {
        return Boolean.TRUE.equals(
                transactions.execute(
                        status -> {
                            boolean holds = rests.holds(rest);
                            if (holds) {
                                rests.endWithNewContents(ProjectionName.WORKSPACE);
                            }
                            return holds;
                        }));
    }
}
