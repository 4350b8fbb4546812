package io.taskledger.platform.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

import java.io.IOException;

/** Every exception out of a controller, and every request without one. */
@ControllerAdvice
final class ProblemAdvice {

    private final ProblemWriter writer;

    ProblemAdvice(ProblemWriter writer) {
        this.writer = writer;
    }

    @ExceptionHandler(Throwable.class)
    void write(Throwable exception, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        writer.write(request, response, exception);
    }
}
