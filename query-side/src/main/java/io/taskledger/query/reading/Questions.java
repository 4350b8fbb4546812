package io.taskledger.query.reading;

import io.taskledger.query.model.Table;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCallback;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.RowMapperResultSetExtractor;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a query asks the read model, all of it with one round trip and answered from one snapshot.
 *
 * <p>They go out as one statement in auto-commit. The driver sends each part in the extended
 * protocol and one Sync at the end; up to that PostgreSQL runs everything in one transaction, which
 * is repeatable read, as the pool says of all. (PostgreSQL's documentation, "Extended Query
 * Overview".)
 */
public final class Questions {

    /** For whatever there is. */
    static final long ANY_ROOM = Long.MAX_VALUE;

    private final Snapshot guess;
    private final long room;
    private final List<Asked<?>> all = new ArrayList<>();

    /**
     * @param guess whose generations are asked; whether they are the live ones is one of the
     *     questions
     * @param room bytes of long text in the rows of a question
     */
    Questions(Snapshot guess, long room) {
        this.guess = guess;
        this.room = room;
    }

    /** The generation to ask. */
    public int generation(ProjectionName projection) {
        return guess.generation(projection);
    }

    /**
     * Whether events of the projection are parked, so that it has to be asked whether what is shown
     * is behind.
     */
    public boolean areParked(ProjectionName projection) {
        return guess.areParked(projection);
    }

    /** Whether it is the generations of this snapshot that were asked, and enough was asked. */
    boolean wereOf(Snapshot snapshot) {
        return guess.asksAsOf(snapshot);
    }

    /**
     * @param parameters of types that PostgreSQL's driver knows; none is null
     */
    public <T> Asked<List<T>> rows(String sql, List<Object> parameters, RowMapper<T> rows) {
        return ask(sql, parameters, new RowMapperResultSetExtractor<>(rows));
    }

    /**
     * As {@link #rows(String, List, RowMapper)}, for a page of rows with a column of long text. If
     * they are large, none of them is read, and the query is asked again when its turn comes.
     *
     * @param order by columns that the statement selects, of {@code t}
     */
    public <T> Asked<List<T>> rows(
            String sql, List<Object> parameters, RowMapper<T> rows, String longText, String order) {
        if (room == ANY_ROOM) {
            return rows(sql, parameters, rows);
        }
        BoundedRows<T> bounded = new BoundedRows<>(rows, room);
        return ask(bounded.sql(sql, longText, order), parameters, bounded);
    }

    public <E> Asked<List<E>> rows(Table<E> table, Where wanted) {
        List<Object> parameters = new ArrayList<>(table.parameters());
        parameters.addAll(wanted.parameters());
        return rows(table.select() + " where " + wanted.sql(), parameters, table.rows());
    }

    /** A number; 0 if there is no row. */
    public Asked<Long> number(String sql, List<Object> parameters) {
        return ask(sql, parameters, rows -> rows.next() ? rows.getLong(1) : 0L);
    }

    <R> Asked<R> ask(String sql, List<Object> parameters, ResultSetExtractor<R> reading) {
        Asked<R> asked = new Asked<>(sql, parameters, reading);
        all.add(asked);
        return asked;
    }

    /** Gets the answers. */
    void put(JdbcOperations jdbc) {
        String sql = all.stream().map(Asked::sql).collect(Collectors.joining(";"));
        PreparedStatementCallback<Integer> answers = this::put;
        jdbc.execute(connection -> connection.prepareStatement(sql), answers);
    }

    /** How many were answered. */
    private int put(PreparedStatement statement) throws SQLException {
        int last = 0;
        for (Asked<?> each : all) {
            for (Object value : each.parameters()) {
                statement.setObject(++last, value);
            }
        }
        boolean found = statement.execute();
        for (Asked<?> each : all) {
            if (!found) {
                throw new SQLException("No rows were asked for: " + each.sql());
            }
            try (ResultSet rows = statement.getResultSet()) {
                each.answer(rows);
            }
            found = statement.getMoreResults();
        }
        return all.size();
    }
}
