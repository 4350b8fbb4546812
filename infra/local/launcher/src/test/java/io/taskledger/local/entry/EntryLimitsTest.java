package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Map;

class EntryLimitsTest {

    @Test
    void areSettings() {
        EntryLimits limits = EntryLimits.of(Map.of("bodies-per-address", "7"));
        assertThat(limits.bodiesPerAddress()).isEqualTo(7);
        assertThat(limits.bodyBytes()).isEqualTo(163_840);
    }

    @Test
    void areNumbersAboveZero() {
        for (String wrong : new String[] {"0", "-1", "", "many", "9999999999"}) {
            assertThatThrownBy(() -> EntryLimits.of(Map.of("bodies", wrong)))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("bodies=");
        }
    }
}
