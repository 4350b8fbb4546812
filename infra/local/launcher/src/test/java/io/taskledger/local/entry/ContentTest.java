package io.taskledger.local.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.undertow.connector.PooledByteBuffer;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

class ContentTest {

    private static final InetAddress CLIENT = InetAddress.getLoopbackAddress();
    private static final int MOST = 1_000_000;

    private final Shares shares = new Shares(MOST, MOST);

    @Test
    void countsTheMemoryOfBodiesThatComeByteByByte() {
        Content content = new Content(shares, CLIENT, -1);
        for (int i = 0; i < 100_000; i++) {
            assertThat(content.add(bytes(1))).isNull();
        }
        int counted = shares.taken();
        assertThat(content.size()).isEqualTo(100_000);
        assertThat(counted).isBetween(100_000, 110_000);
        assertThat(Arrays.stream(content.handOver()).mapToInt(ContentTest::capacity).sum())
                .isEqualTo(counted);
    }

    @Test
    void takesNoMoreThanWasAnnounced() {
        Content content = new Content(shares, CLIENT, 120);
        content.add(bytes(50));
        content.add(bytes(70));
        assertThat(shares.taken()).isEqualTo(120);
        PooledByteBuffer[] handedOver = content.handOver();
        assertThat(handedOver).hasSize(1);
        assertThat(handedOver[0].getBuffer().remaining()).isEqualTo(120);
        assertThat(shares.taken()).isEqualTo(120);
        content.forget();
        assertThat(shares.taken()).isZero();
    }

    @Test
    void isRefusedBeyondTheShare() {
        Content content = new Content(new Shares(MOST, 10_000), CLIENT, -1);
        assertThat(content.add(bytes(8_192))).isNull();
        assertThat(content.add(bytes(1))).isEqualTo(Refusal.TOO_MUCH_AT_ONCE);
    }

    private static ByteBuffer bytes(int length) {
        return ByteBuffer.allocate(length);
    }

    private static int capacity(PooledByteBuffer buffer) {
        return buffer.getBuffer().capacity();
    }
}
