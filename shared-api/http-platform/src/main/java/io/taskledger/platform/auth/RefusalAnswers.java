package io.taskledger.platform.auth;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.limit.RateLimits;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.platform.problem.ProblemWriter;
import io.taskledger.platform.request.RefusalReason;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

import java.io.IOException;

/** 401 and 403, in the same form as every other error. Why a token was refused is not told. */
final class RefusalAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemWriter problems;
    private final RateLimits limits;

    RefusalAnswers(ProblemWriter problems, RateLimits limits) {
        this.problems = problems;
        this.limits = limits;
    }

    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        RefusalReason.note(request, TokenFault.of(why));
        boolean badToken = why instanceof OAuth2AuthenticationException;
        if (badToken) {
            limits.count(CallerFilter.stranger(request), response);
        }
        String challenge = badToken ? "Bearer error=\"invalid_token\"" : "Bearer";
        problems.write(
                request,
                response,
                new ProblemException(ErrorCode.UNAUTHENTICATED)
                        .header("WWW-Authenticate", challenge));
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        RefusalReason.note(request, "in neither group");
        problems.write(
                request,
                response,
                new ProblemException(ErrorCode.FORBIDDEN)
                        .header("WWW-Authenticate", "Bearer error=\"insufficient_scope\""));
    }
}
