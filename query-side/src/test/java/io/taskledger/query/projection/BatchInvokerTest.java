package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserRenamed;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Map;

class BatchInvokerTest {

    private static final LedgerEvent REGISTERED = new UserRegistered("u", "Una");
    private static final LedgerEvent RENAMED = new UserRenamed("u", "Una", "Uma");

    @Test
    void takesFactsInTheirOrder() {
        assertThatCode(
                        () ->
                                BatchInvoker.requireOrder(
                                        List.of(fact(1, REGISTERED), fact(2, RENAMED))))
                .doesNotThrowAnyException();
    }

    @Test
    void takesTwoFactsThatAnUpcasterMadeOfOneEvent() {
        assertThatCode(
                        () ->
                                BatchInvoker.requireOrder(
                                        List.of(fact(2, REGISTERED), fact(2, RENAMED))))
                .doesNotThrowAnyException();
    }

    @Test
    void givesUpWhereTheStreamGoesBack() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                BatchInvoker.requireOrder(
                                        List.of(fact(2, RENAMED), fact(1, REGISTERED))))
                .withMessageContaining("Position 1 came after 2");
    }

    @Test
    void givesUpWhereAFactComesTwice() {
        assertThatIllegalStateException()
                .isThrownBy(
                        () ->
                                BatchInvoker.requireOrder(
                                        List.of(fact(2, RENAMED), fact(2, RENAMED))));
    }

    private static Fact fact(long position, LedgerEvent event) {
        return new Fact(position, 1, Instant.EPOCH, "User", "u", position - 1, Map.of(), event);
    }
}
