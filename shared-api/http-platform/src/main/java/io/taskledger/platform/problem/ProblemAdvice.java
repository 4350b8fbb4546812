package io.taskledger.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Every exception out of a controller, and every request without one. */
@ControllerAdvice
final class ProblemAdvice {

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    /** Gives it back if the answer has begun, for the server to end the connection. */
    @ExceptionHandler(Throwable.class)
    void write(Throwable exception, HttpServletRequest request, HttpServletResponse response)
            throws Throwable {
        if (!writer.write(request, response, exception)) {
            throw exception;
        }
    }
}
