package io.taskledger.platform.request;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.BodyTooLargeException;
import io.taskledger.platform.problem.ProblemException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Bounds bodies in size and time. One that declares too much is refused before a byte of it is
 * read; one of undeclared length when it passes the limit.
 */
final class BodyFilter implements Filter {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private final HttpLimits limits;

    BodyFilter(HttpLimits limits) {
        this.limits = limits;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        if (!hasBody(http)) {
            chain.doFilter(request, response);
            return;
        }
        // Nobody would read it, and it would hold its connection.
        if (WITHOUT_BODY.contains(http.getMethod())) {
            throw new ProblemException(
                    ErrorCode.MALFORMED_REQUEST,
                    "A " + http.getMethod() + " request has no body here.");
        }
        requireUtf8(http.getContentType());
        if (http.getContentLengthLong() > limits.maxBodySize().toBytes()) {
            throw new BodyTooLargeException(limits.maxBodySize().toBytes());
        }
        chain.doFilter(new BoundedRequest(http, limits), response);
    }

    /** RFC 8259: JSON between systems is UTF-8. */
    private static void requireUtf8(@Nullable String contentType) {
        Charset charset;
        try {
            charset =
                    contentType == null ? null : MediaType.parseMediaType(contentType).getCharset();
        } catch (IllegalArgumentException unknown) {
            throw new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        }
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            throw new ProblemException(ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Bodies must be UTF-8.");
        }
    }

    static boolean hasBody(HttpServletRequest request) {
        return request.getContentLengthLong() > 0
                || (request.getContentLengthLong() < 0
                        && request.getHeader("Transfer-Encoding") != null);
    }
}
