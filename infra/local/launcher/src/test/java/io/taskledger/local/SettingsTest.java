package io.taskledger.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class SettingsTest {

    @Test
    void whatIsNotSaidHasItsDefault() {
        Settings settings = Settings.parse(List.of());
        assertThat(settings.baseUrl()).isEqualTo("http://localhost:8080");
        assertThat(settings.issuer()).isEqualTo("http://localhost:9000");
        assertThat(settings.instances()).isEqualTo(1);
        assertThat(settings.without()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "port=0,        '--port takes a number from 1 to 65535, not 0'",
        "port=65536,    '--port takes a number from 1 to 65535, not 65536'",
        "instances=9,   '--instances takes a number from 1 to 8, not 9'",
        "instances=two, '--instances takes a number from 1 to 8, not two'",
        "port=9000,     '--port and --identity-port are both 9000; choose two'",
        "instances,     'Not understood: [instances]'",
        "without=redis, '--without takes command-side, query-side or both with a comma, not redis'",
    })
    void whatCannotBeIsNamed(String argument, String message) {
        assertThatThrownBy(() -> Settings.parse(List.of(argument)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
