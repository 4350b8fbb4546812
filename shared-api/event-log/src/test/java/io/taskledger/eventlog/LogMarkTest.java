package io.taskledger.eventlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;

class LogMarkTest {

    @Test
    void nothingIsBeforeTheFirstEventOfAnyLog() {
        assertThat(LogMark.of(0, 1)).isEqualTo(LogMark.of(0, 2)).isEqualTo(LogMark.START);
        assertThat(LogMark.position(0)).isEqualTo(LogMark.START);
    }

    @Test
    void anotherAppendOrPositionIsAnotherFingerprintOfFortyBits() {
        Random random = new Random(7);
        Set<Long> fingerprints = new HashSet<>();
        for (int position = 1; position <= 100_000; position++) {
            fingerprints.add(LogMark.of(position, 1).fingerprint());
            fingerprints.add(LogMark.of(1, random.nextLong()).fingerprint());
        }
        assertThat(fingerprints).hasSizeGreaterThan(199_990);
        assertThat(fingerprints).allMatch(each -> each >= 0 && each < 1L << LogMark.BITS);
    }

    @Test
    void agreesByPositionWhereNoMoreIsKnown() {
        LogMark mark = LogMark.of(5, 1);
        assertThat(mark.agreesWith(LogMark.of(5, 1))).isTrue();
        assertThat(mark.agreesWith(LogMark.position(5))).isTrue();
        assertThat(LogMark.position(5).agreesWith(mark)).isTrue();
        assertThat(mark.agreesWith(LogMark.of(5, 2))).isFalse();
        assertThat(mark.agreesWith(LogMark.position(6))).isFalse();
    }
}
