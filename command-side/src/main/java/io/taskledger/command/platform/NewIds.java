package io.taskledger.command.platform;

import org.axonframework.common.IdentifierFactory;
import org.springframework.stereotype.Component;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * New ids: UUIDs of version 7, about ordered by time, so that indexes stay dense. Axon takes the
 * ids of its messages from here too (by service loader): a command needs several, and a random UUID
 * of the JDK each time costs more than the decision.
 */
@Component
public class NewIds extends IdentifierFactory {

    private static final int STRIPES = 16;
    private static final RandomLongs[] RANDOM = new RandomLongs[STRIPES];

    static {
        for (int i = 0; i < STRIPES; i++) {
            RANDOM[i] = new RandomLongs();
        }
    }

    /** An id that no instance has made before, as sure as 74 random bits a millisecond can be. */
    public UUID next() {
        RandomLongs random = RANDOM[(int) (Thread.currentThread().threadId() % STRIPES)];
        synchronized (random) {
            long high = System.currentTimeMillis() << 16 | 0x7000L | random.next() & 0xFFFL;
            long low = 0x8000_0000_0000_0000L | random.next() >>> 2;
            return new UUID(high, low);
        }
    }

    @Override
    public String generateIdentifier() {
        return next().toString();
    }

    /** Secure random numbers, fetched many at a time. */
    private static final class RandomLongs {

        private final SecureRandom source = new SecureRandom();
        private final byte[] bytes = new byte[4_096];
        private final ByteBuffer fetched = ByteBuffer.wrap(bytes).limit(0);

        long next() {
            if (!fetched.hasRemaining()) {
                source.nextBytes(bytes);
                fetched.clear();
            }
            return fetched.getLong();
        }
    }
}
