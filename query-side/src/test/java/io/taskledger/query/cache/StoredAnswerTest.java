package io.taskledger.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Body;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

class StoredAnswerTest {

    private static final byte[] JSON = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

    @Test
    void comesBackAsItWasWithoutBeingCopied() throws IOException {
        Answer<String> stored =
                new Answer<>(new ConsistencyToken(7, 8), Body.of(JSON), "\"3\"", true, "<a>", null);
        byte[] bytes = StoredAnswer.bytes(stored);

        Answer<String> back = StoredAnswer.<String>answer(bytes).orElseThrow();
        assertThat(back.token()).isEqualTo(stored.token());
        assertThat(back.etag()).isEqualTo(stored.etag());
        assertThat(back.revalidates()).isTrue();
        assertThat(back.link()).isEqualTo(stored.link());
        assertThat(back.body().bytes()).isSameAs(bytes);
        assertThat(back.body().length()).isEqualTo(JSON.length);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        back.body().writeTo(sent);
        assertThat(sent.toByteArray()).isEqualTo(JSON);
    }
}
