package io.taskledger.query.reading;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.platform.consistency.TokenWriter;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Reads {@link Freshness} from the headers of a request. Nobody waits for what the log does not
 * have: a token beyond its head, or of another event, is refused at once.
 */
final class FreshnessArgument implements HandlerMethodArgumentResolver {

    private final LogMarks log;
    private final TokenWriter tokens;

    FreshnessArgument(LogMarks log, TokenWriter tokens) {
        this.log = log;
        this.tokens = tokens;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Freshness.class;
    }

    @Override
    public Freshness resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Freshness wish =
                Freshness.of(
                        request.getHeader(ConsistencyToken.HEADER), request.getHeader("Prefer"));
        requireKnown(wish.token());
        return wish;
    }

    private void requireKnown(ConsistencyToken seen) {
        log.headIfMissing(new LogMark(seen.position(), seen.fingerprint()))
                .ifPresent(
                        head -> {
                            throw tokens.unknown(
                                    new ConsistencyToken(head.position(), head.fingerprint()));
                        });
    }
}
