package io.taskledger.query.projection;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Places in the caller's transaction to which it can be taken back, one in the other. */
public final class Savepoints {

    private static final String BEGIN = "savepoint attempt";

    private final JdbcTemplate jdbc;

    public Savepoints(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void begin() {
        jdbc.execute(BEGIN);
    }

    /**
     * Begins with the round trip of a question.
     *
     * @return its answer
     */
    boolean beginAsking(String question, Object... parameters) {
        PreparedStatementCallback<Boolean> answer = statement -> ask(statement, parameters);
        return Boolean.TRUE.equals(
                jdbc.execute(
                        connection -> connection.prepareStatement(BEGIN + ";" + question), answer));
    }

    private static boolean ask(PreparedStatement statement, Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        statement.execute();
        statement.getMoreResults();
        try (ResultSet row = statement.getResultSet()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /** What was done since the last one began stays. */
    void keep() {
        jdbc.execute("release savepoint attempt");
    }

    /** What was done since the last one began is undone, whatever failed in it. */
    void takeBack() {
        jdbc.execute("rollback to savepoint attempt");
        keep();
    }

    /**
     * Does something only to see whether it can be done; throws what it throws, and then it is for
     * the one that began last to be taken back.
     */
    public void probe(Runnable work) {
        // Under a name of its own: what failed in here has to find the attempt around it.
        jdbc.execute("savepoint probe");
        work.run();
        jdbc.execute("rollback to savepoint probe");
        jdbc.execute("release savepoint probe");
    }
}
