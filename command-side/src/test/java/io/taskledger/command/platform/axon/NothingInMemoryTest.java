package io.taskledger.command.platform.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

import java.util.List;

class NothingInMemoryTest {

    @Test
    void refusesToStartOnMemory() {
        assertThatIllegalStateException()
                .isThrownBy(() -> NothingInMemory.check(List.of(new InMemoryEventStorageEngine())));
        assertThatIllegalStateException().isThrownBy(() -> NothingInMemory.check(List.of()));
    }

    @Test
    void keepsGuessedAxonOut() {
        String[] offered = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
            null
        };
        assertThat(new NoGuessedAxon().match(offered, null)).containsExactly(false, true, true);
    }
}
