package io.taskledger.eventlog.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.taskledger.eventlog.TestLog;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

import javax.sql.DataSource;

/** The thread of a tail dies of an error of its own, instead of a lost connection. */
class DyingTailIT {

    private final TestLog log = new TestLog();
    private final Deadly connections = new Deadly(log.unpooled("query_app"));
    private final LogTail tail = new LogTail(connections, TestLog.SERIALIZER);

    @AfterEach
    void close() {
        tail.close();
        log.close();
    }

    @Test
    void beginsAnewAndSaysSoMeanwhile() {
        await().until(() -> !tail.isFollowing());
        assertThat(tail.head()).isZero();
        log.fill(1, 3);
        connections.kills = false;
        await().atMost(Duration.ofSeconds(20)).until(() -> tail.head() == 3);
        await().until(tail::isFollowing);
    }

    private static final class Deadly extends DelegatingDataSource {

        private volatile boolean kills = true;

        Deadly(DataSource target) {
            super(target);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (kills) {
                throw new NoClassDefFoundError("for a test");
            }
            return super.getConnection();
        }
    }
}
