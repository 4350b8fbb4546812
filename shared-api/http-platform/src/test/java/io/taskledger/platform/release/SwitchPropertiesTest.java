package io.taskledger.platform.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Set;

class SwitchPropertiesTest {

    private static final Set<String> KNOWN = Set.of("revocations", "operator-events");

    @Test
    void whatIsSwitchedOffIsNotClaimed() {
        assertThat(off().claimed(KNOWN)).isEqualTo(KNOWN);
        assertThat(off("revocations").claimed(KNOWN)).containsExactly("operator-events");
    }

    @Test
    void aNameThatThereIsNotIsRefusedInsteadOfHoldingNothingBack() {
        assertThatThrownBy(() -> off("revocation").claimed(KNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("taskledger.switch.off");
    }

    private static SwitchProperties off(String... names) {
        return new SwitchProperties(Duration.ofSeconds(2), Duration.ofSeconds(60), Set.of(names));
    }
}
