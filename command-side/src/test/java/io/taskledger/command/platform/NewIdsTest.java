package io.taskledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

class NewIdsTest {

    @Test
    void makesVersionSevenOfNow() {
        long before = System.currentTimeMillis();
        UUID id = new NewIds().next();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16)
                .isBetween(before, System.currentTimeMillis());
    }

    @Test
    void neverRepeats() {
        Set<UUID> ids = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 200_000).parallel().forEach(i -> ids.add(new NewIds().next()));
        assertThat(ids).hasSize(200_000);
    }

    @Test
    void namesTheMessagesOfAxon() {
        assertThat(IdentifierFactory.getInstance()).isInstanceOf(NewIds.class);
    }
}
