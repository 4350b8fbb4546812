package io.taskledger.command.platform.web;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.platform.request.RequestIds;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import java.io.IOException;
import java.security.Principal;
import java.util.Objects;

/** Reads a {@link CommandRequest} off the HTTP request. */
final class CommandRequestArgument implements HandlerMethodArgumentResolver {

    private final BodyJson json = new BodyJson();

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == CommandRequest.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        HttpServletRequest http =
                Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        return new CommandRequest(
                caller(http.getUserPrincipal()),
                Objects.requireNonNull(RequestIds.of(http), "the platform names each request"),
                http.getMethod() + " " + http.getRequestURI(),
                IfMatch.version(http.getHeaders(HttpHeaders.IF_MATCH)),
                IdempotencyKey.of(http.getHeaders(IdempotencyKey.HEADER)),
                seen(http.getHeader(ConsistencyToken.HEADER)),
                new CommandBody(http.getInputStream().readAllBytes(), json));
    }

    private static @Nullable ConsistencyToken seen(@Nullable String header) {
        return header == null
                ? null
                : ConsistencyToken.decode(header.strip())
                        .orElseThrow(
                                () -> new ProblemException(ErrorCode.INVALID_CONSISTENCY_TOKEN));
    }

    private static Caller caller(@Nullable Principal principal) {
        if (principal instanceof Authentication authentication
                && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new ProblemException(ErrorCode.UNAUTHENTICATED);
    }
}
