package io.taskledger.platform.problem;

import io.swagger.v3.oas.annotations.Hidden;
import io.taskledger.api.error.ErrorCode;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/** What the servlet container refused by itself ends here. */
@Hidden
@RestController
final class ProblemErrorEndpoint implements ErrorController {

    private final ProblemWriter writer;

    ProblemErrorEndpoint(ProblemWriter writer) {
        this.writer = writer;
    }

    @RequestMapping("${server.error.path:/error}")
    void error(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object exception = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Integer status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        writer.write(
                request,
                response,
                exception instanceof Throwable thrown
                        ? thrown
                        : new ProblemException(
                                status == null
                                        ? ErrorCode.NOT_FOUND // asked for by a client
                                        : ProblemTranslation.ofStatus(status)));
    }
}
