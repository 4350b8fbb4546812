package io.taskledger.command.platform.quota;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class ReceiptBytesTest {

    private long now;
    private final ReceiptBytes receipts = new ReceiptBytes(() -> now);

    @Test
    void addsUpForADayAndBeginsAnewThen() {
        receipts.addOne("alice");
        now += Duration.ofHours(23).toNanos();
        receipts.addOne("alice");

        assertThat(receipts.of("alice")).isEqualTo(2 * ReceiptBytes.ONE);
        assertThat(receipts.of("bob")).isZero();

        now += Duration.ofHours(1).toNanos();
        assertThat(receipts.of("alice")).isZero();
        receipts.addOne("alice");
        assertThat(receipts.of("alice")).isEqualTo(ReceiptBytes.ONE);
    }
}
