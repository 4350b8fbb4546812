package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;

import java.sql.SQLException;

class DataErrorTest {

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22021", "22P05", "23505", "23514", "54000"})
    void isWhatTheDataBringsAbout(String state) {
        assertThat(DataError.is(thrown(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "25P03", "40001", "40P01", "42501", "53100", "55P03", "57014", "58030",
                "XX000", ""
            })
    void isNotWhatBecomesOfTheDatabase(String state) {
        assertThat(DataError.is(thrown(state))).isFalse();
    }

    @Test
    void isARowThatCannotBeMade() {
        assertThat(DataError.is(new IllegalArgumentException("too long"))).isTrue();
        assertThat(DataError.is(new DataAccessResourceFailureException("away"))).isFalse();
    }

    private static RuntimeException thrown(String state) {
        return new UncategorizedSQLException("write", "insert", new SQLException("no", state));
    }
}
