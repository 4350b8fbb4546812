package io.taskledger.query.projection;

import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import java.sql.SQLException;
import java.util.Set;

/**
 * Tells what some data brings about, in every attempt and on every database, from what becomes of a
 * database.
 */
final class DataError {

    /** Data exceptions, violated constraints, limits exceeded (SQL standard; PostgreSQL for 54). */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private DataError() {}

    /**
     * Whether the event is at fault: the database refused its data, or no statement could be made
     * of it.
     */
    static boolean is(RuntimeException thrown) {
        boolean ofDatabase = false;
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return isOfData(sql.getSQLState());
            }
            ofDatabase |=
                    each instanceof DataAccessException || each instanceof TransactionException;
        }
        return !ofDatabase;
    }

    private static boolean isOfData(@org.jspecify.annotations.Nullable String state) {
        return state != null && state.length() == 5 && CLASSES.contains(state.substring(0, 2));
    }
}
