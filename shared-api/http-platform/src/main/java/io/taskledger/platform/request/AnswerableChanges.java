package io.taskledger.platform.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Refuses a change whose answer the client would not take. Without this it would be refused too,
 * but after it had happened.
 */
final class AnswerableChanges implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final List<MediaType> ANSWERS =
            List.of(MediaType.APPLICATION_JSON, new MediaType("application", "*+json"));

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotAcceptableException {
        if (!READING.contains(request.getMethod()) && !accepts(request)) {
            throw new HttpMediaTypeNotAcceptableException(ANSWERS);
        }
        return true;
    }

    private static boolean accepts(HttpServletRequest request) {
        List<String> accept = Collections.list(request.getHeaders("Accept"));
        try {
            return accept.isEmpty()
                    || MediaType.parseMediaTypes(accept).stream()
                            .anyMatch(each -> ANSWERS.stream().anyMatch(each::isCompatibleWith));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
