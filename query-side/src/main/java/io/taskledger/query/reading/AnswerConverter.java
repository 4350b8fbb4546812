package io.taskledger.query.reading;

import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

import java.io.IOException;

/** Writes the bytes of an answer as they are. */
final class AnswerConverter extends AbstractHttpMessageConverter<Answer<?>> {

    AnswerConverter() {
        super(MediaType.APPLICATION_JSON);
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
        return (long) answer.body().length;
    }

    @Override
    protected void writeInternal(Answer<?> answer, HttpOutputMessage output) throws IOException {
        output.getBody().write(answer.body());
    }
}
