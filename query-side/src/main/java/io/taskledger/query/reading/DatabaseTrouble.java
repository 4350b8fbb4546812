package io.taskledger.query.reading;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.eventlog.append.LogUnavailableException;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.platform.problem.ProblemTranslator;

import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** A database that is away, restarting or overloaded: worth another try, and no fault of ours. */
@Component
@Order(0)
final class DatabaseTrouble implements ProblemTranslator {

    @Override
    public @Nullable ProblemException translate(Throwable exception) {
        return switch (exception) {
            case CannotCreateTransactionException e -> away();
            case TransactionSystemException e -> away();
            case TransientDataAccessException e -> away();
            case NonTransientDataAccessResourceException e -> away();
            case LogUnavailableException e -> away();
            default -> null;
        };
    }

    private static ProblemException away() {
        return new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
    }
}
