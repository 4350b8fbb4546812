package io.taskledger.query.reading;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ResultSetExtractor;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * One of {@link Questions}, and its answer once there is one.
 *
 * @param <R> the answer
 */
public final class Asked<R> {

    private final String sql;
    private final List<Object> parameters;
    private final ResultSetExtractor<R> reading;
    private @Nullable R answer;

    Asked(String sql, List<Object> parameters, ResultSetExtractor<R> reading) {
        this.sql = sql;
        this.parameters = parameters;
        this.reading = reading;
    }

    String sql() {
        return sql;
    }

    List<Object> parameters() {
        return parameters;
    }

    void answer(ResultSet rows) throws SQLException {
        answer = reading.extractData(rows);
    }

    /**
     * The answer.
     *
     * @throws IllegalStateException before it is there
     */
    public R get() {
        R found = answer;
        if (found == null) {
            throw new IllegalStateException("Not answered yet: " + sql);
        }
        return found;
    }
}
