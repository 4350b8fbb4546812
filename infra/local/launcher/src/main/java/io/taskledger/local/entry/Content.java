package io.taskledger.local.entry;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.util.ImmediatePooledByteBuffer;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The bytes of one body, held once: in blocks that are counted whole, handed on as they are, and
 * never copied.
 */
final class Content {

    private static final int BLOCK_BYTES = 8 * 1024;

    private final Shares shares;
    private final InetAddress client;
    private final long announced;
    private final List<ByteBuffer> blocks = new ArrayList<>();
    private int size;
    private int counted;

    /**
     * @param shares of memory, of which blocks are taken
     * @param announced length of the body, or −1
     */
    Content(Shares shares, InetAddress client, long announced) {
        this.shares = shares;
        this.client = client;
        this.announced = announced;
    }

    int size() {
        return size;
    }

    /** Null unless there is no memory for it. */
    @Nullable Refusal add(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            if (blocks.isEmpty() || !blocks.getLast().hasRemaining()) {
                int length = nextLength();
                Shares.Grant grant = shares.take(client, length);
                if (grant != Shares.Grant.TAKEN) {
                    return Refusal.of(grant);
                }
                counted += length;
                blocks.add(ByteBuffer.allocate(length));
            }
            ByteBuffer block = blocks.getLast();
            int fits = Math.min(block.remaining(), bytes.remaining());
            block.put(bytes.slice().limit(fits));
            bytes.position(bytes.position() + fits);
            size += fits;
        }
        return null;
    }

    private int nextLength() {
        return announced > size ? (int) Math.min(BLOCK_BYTES, announced - size) : BLOCK_BYTES;
    }

    /** Hands the blocks over, which are counted until {@link #forget}. */
    PooledByteBuffer[] handOver() {
        PooledByteBuffer[] all =
                blocks.stream()
                        .map(block -> new ImmediatePooledByteBuffer(block.flip()))
                        .toArray(PooledByteBuffer[]::new);
        blocks.clear();
        return all;
    }

    void forget() {
        shares.giveBack(client, counted);
        counted = 0;
        blocks.clear();
    }
}
