package io.taskledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 35, 36, 1_000_000, Long.MAX_VALUE})
    void comesBackAsItWas(long position) {
        ConsistencyToken token = new ConsistencyToken(position);
        assertThat(ConsistencyToken.decode(token.encoded())).contains(token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "tl1-", "tl1--7", "tl2-7", "tl1-zzzzzzzzzzzzz", "tl1-ä"})
    void refusesWhatIsNotOurs(String value) {
        assertThat(ConsistencyToken.decode(value)).isEmpty();
    }

    @Test
    void showsNoPositionAtFirstSight() {
        assertThat(new ConsistencyToken(1_000).encoded()).isEqualTo("tl1-rs");
    }
}
