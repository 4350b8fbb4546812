package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;

import java.io.IOException;

/** A body did not arrive in time. */
public final class BodyTooSlowException extends IOException {

    public BodyTooSlowException() {
        super("the body arrives too slowly");
    }

    static ProblemException problem() {
        return new ProblemException(ErrorCode.REQUEST_TIMEOUT, "The body did not arrive in time.")
                .header("Connection", "close");
    }
}
