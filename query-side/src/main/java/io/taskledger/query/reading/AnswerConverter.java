package io.taskledger.query.reading;

import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Place;
import io.taskledger.platform.admission.Places;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

import java.io.IOException;

/**
 * Writes the bytes of an answer as they are. They count in the caller's share until the client has
 * taken them.
 */
final class AnswerConverter extends AbstractHttpMessageConverter<Answer<?>> {

    private final Places places;

    AnswerConverter(Places places) {
        super(MediaType.APPLICATION_JSON);
        this.places = places;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == Answer.class;
    }

    @Override
    public boolean canRead(Class<?> type, @org.jspecify.annotations.Nullable MediaType media) {
        return false;
    }

    @Override
    protected Answer<?> readInternal(Class<? extends Answer<?>> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("answers are not read", input);
    }

    @Override
    protected Long getContentLength(
            Answer<?> answer, @org.jspecify.annotations.Nullable MediaType type) {
        return (long) answer.body().length();
    }

    @Override
    protected void writeInternal(Answer<?> answer, HttpOutputMessage output) throws IOException {
        try (Place taken = places.take(Holding.ANSWER_BYTES, answer.body().length())) {
            answer.body().writeTo(output.getBody());
        }
    }
}
