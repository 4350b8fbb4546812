package io.taskledger.command.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.core.JacksonException;

import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

class BodyJsonTest {

    private static final int LARGEST_BODY = 160 * 1024;

    private final BodyJson json = new BodyJson();

    @ParameterizedTest
    @ValueSource(strings = {"\"%d\":1", "\"a\":[%d", "\"a\":{\"%d\":[", "\"%d\":\"\\u0041\""})
    void givesUpBeforeMuchMemoryIsTaken(String field) {
        StringBuilder body = new StringBuilder("{");
        for (int i = 0; body.length() < LARGEST_BODY; i++) {
            body.append(i == 0 ? "" : ",").append(field.formatted(i));
        }
        byte[] bytes = body.append('}').toString().getBytes(StandardCharsets.UTF_8);
        refused(bytes); // classes are loaded

        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        refused(bytes);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(512 * 1024);
    }

    private void refused(byte[] bytes) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.read(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void knowsOtherEncodings(String charset) {
        for (String text : new String[] {"{}", "{\"name\":\"x\"}", "\uFEFF{}", "7"}) {
            assertThat(BodyJson.isUtf8(text.getBytes(Charset.forName(charset)))).isFalse();
        }
    }

    @Test
    void knowsUtf8() {
        assertThat(BodyJson.isUtf8("{\"name\":\"é\"}".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(BodyJson.isUtf8("7".getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(BodyJson.isUtf8(new byte[0])).isTrue();
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'};
        assertThat(BodyJson.isUtf8(overlong)).isFalse();
        assertThat(BodyJson.isUtf8("\uFEFF{}".getBytes(StandardCharsets.UTF_8))).isFalse();
    }
}
