package io.taskledger.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.Stream;

class EventCatalogueTest {

    @Test
    void namesEveryEventOnce() {
        assertThat(EventCatalogue.EVENTS.values())
                .containsExactlyInAnyOrderElementsOf(records(LedgerEvent.class).toList());
    }

    private static Stream<Class<? extends LedgerEvent>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogueTest::records)
                : Stream.of(type.asSubclass(LedgerEvent.class));
    }
}
