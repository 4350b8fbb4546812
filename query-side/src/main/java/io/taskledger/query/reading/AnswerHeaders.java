package io.taskledger.query.reading;

import io.taskledger.api.http.ConsistencyToken;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

import java.util.List;

/** Sets the headers of an answer, and turns it into a 304 for a client that already has it. */
@ControllerAdvice
final class AnswerHeaders implements ResponseBodyAdvice<Answer<?>> {

    private final AnswerTokens tokens;

    AnswerHeaders(AnswerTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean supports(
            MethodParameter method, Class<? extends HttpMessageConverter<?>> converter) {
        return method.getParameterType() == Answer.class;
    }

    @Override
    public @Nullable Answer<?> beforeBodyWrite(
            @Nullable Answer<?> answer,
            MethodParameter method,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (answer == null) {
            return null;
        }
        HttpHeaders headers = response.getHeaders();
        headers.set(ConsistencyToken.HEADER, tokens.text(answer.token()));
        headers.setCacheControl("private, no-cache");
        headers.add(HttpHeaders.VARY, "Authorization");
        if (answer.etag() != null) {
            headers.setETag(answer.etag());
        }
        if (answer.link() != null) {
            headers.set(HttpHeaders.LINK, answer.link());
        }
        if (answer.waitApplied() != null) {
            headers.set("Preference-Applied", "wait=" + answer.waitApplied());
        }
        if (isKnown(answer, request)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return null;
        }
        return answer;
    }

    private static boolean isKnown(Answer<?> answer, ServerHttpRequest request) {
        String etag = answer.etag();
        return etag != null
                && answer.revalidates()
                && known(request.getHeaders()).stream()
                        .anyMatch(known -> known.equals(etag) || known.equals("W/" + etag));
    }

    /** What is no tag names no version: whoever sends it has nothing yet. */
    private static List<String> known(HttpHeaders headers) {
        try {
            return headers.getIfNoneMatch();
        } catch (IllegalArgumentException noTags) {
            return List.of();
        }
    }
}
