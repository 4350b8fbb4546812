package io.taskledger.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsistencyTokenTest {

    @ParameterizedTest
    @CsvSource({"0,0", "1,0", "35,1", "36,1099511627775", "9223372036854775807,77", "5,-1"})
    void comesBackAsItWas(long position, long fingerprint) {
        ConsistencyToken token = new ConsistencyToken(position, fingerprint);
        assertThat(ConsistencyToken.decode(token.encoded())).contains(token);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "7",
                "tl1-",
                "tl1--7",
                "tl1-zzzzzzzzzzzzz",
                "tl1-ä",
                "tl1-7-7",
                "tl2-7",
                "tl2-7-1",
                "tl2-7-zzzzzzzz",
                "tl2-7-123456789",
                "tl3-7-7"
            })
    void refusesWhatIsNotOurs(String value) {
        assertThat(ConsistencyToken.decode(value)).isEmpty();
    }

    @Test
    void showsNoPositionAtFirstSight() {
        assertThat(new ConsistencyToken(1_000, 1).encoded()).isEqualTo("tl2-rs-00000001");
    }

    /** So clients of earlier releases order them: the longer one, else the greater text. */
    @Test
    void orderAsTextsOfTheirPositions() {
        String earlier = new ConsistencyToken(35, (1L << 40) - 1).encoded();
        String later = new ConsistencyToken(36, 0).encoded();
        String latest = new ConsistencyToken(37, 0).encoded();
        assertThat(later.length()).isGreaterThan(earlier.length());
        assertThat(latest).hasSameSizeAs(later).isGreaterThan(later);
    }

    @Test
    void readsThoseOfTheReleaseBeforeAsPositionsOnly() {
        assertThat(ConsistencyToken.decode("tl1-rs")).contains(new ConsistencyToken(1_000));
        assertThat(new ConsistencyToken(1_000).fingerprint()).isEqualTo(ConsistencyToken.UNKNOWN);
    }
}
