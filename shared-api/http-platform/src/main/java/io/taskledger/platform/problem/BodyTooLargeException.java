package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;

import java.io.IOException;

/** More of a body arrived than is allowed. */
public final class BodyTooLargeException extends IOException {

    private final long limit;

    /**
     * @param limit bytes that are allowed
     */
    public BodyTooLargeException(long limit) {
        super("body is larger than " + limit + " bytes");
        this.limit = limit;
    }

    ProblemException problem() {
        return new ProblemException(
                        ErrorCode.PAYLOAD_TOO_LARGE,
                        "A request body may have up to " + limit + " bytes.")
                .header("Connection", "close");
    }
}
