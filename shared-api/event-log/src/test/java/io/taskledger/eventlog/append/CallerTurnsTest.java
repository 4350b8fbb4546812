package io.taskledger.eventlog.append;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

class CallerTurnsTest {

    private final Semaphore turns = new Semaphore(1, true);

    @Test
    void aCallerWaitsForTheirOwnTurnsAndNobodyElseDoes() throws SQLException {
        turns.acquireUninterruptibly();

        assertThatThrownBy(() -> CallerDeadline.in(Duration.ofMillis(50), () -> read(turns)))
                .isInstanceOf(SQLTransientConnectionException.class);
        assertThat(read(new Semaphore(1, true))).isEqualTo("read");
        assertThat(CallerTurns.take(() -> "without a caller")).isNotEmpty();
    }

    @Test
    void aTurnIsGivenBackAlsoAfterAFailure() throws SQLException {
        assertThatThrownBy(
                        () ->
                                CallerTurns.with(
                                        turns,
                                        () ->
                                                CallerTurns.take(
                                                        () -> {
                                                            throw new SQLException("lost");
                                                        })))
                .hasMessage("lost");

        assertThat(read(turns)).isEqualTo("read");
        assertThat(CallerTurns.current()).isNull();
    }

    private static String read(Semaphore turns) throws SQLException {
        return CallerTurns.with(turns, () -> CallerTurns.take(() -> "read"));
    }
}
