package io.taskledger.local.entry;

import io.undertow.server.HttpServerExchange;

import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;

import java.util.concurrent.TimeUnit;

/**
 * Looks each second whether a client takes its answer at the pace that {@link EntryLimits} asks
 * for. Only the time in which something waits for the client counts: a stream with nothing to say
 * is as good as one that is read.
 */
final class Taking {

    private static final long BETWEEN_LOOKS_MILLIS = 1_000;

    private final HttpServerExchange exchange;
    private final StreamConnection client;
    private final EntryLimits limits;
    private final Runnable tooSlow;
    private long waitedMillis;
    private XnioExecutor.@Nullable Key next;

    /**
     * @param client over which the answer goes
     * @param tooSlow is called once at most, on the I/O thread of the exchange
     */
    Taking(
            HttpServerExchange exchange,
            StreamConnection client,
            EntryLimits limits,
            Runnable tooSlow) {
        this.exchange = exchange;
        this.client = client;
        this.limits = limits;
        this.tooSlow = tooSlow;
    }

    void watch() {
        next =
                exchange.getIoThread()
                        .executeAfter(this::look, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        // It is asked to say when it takes more only while there is more.
        if (client.getSinkChannel().isWriteResumed()) {
            waitedMillis += BETWEEN_LOOKS_MILLIS;
        }
        long due = exchange.getResponseBytesSent() * 1_000 / limits.takeBytesPerSecond();
        if (waitedMillis > limits.takeMillis() + due) {
            tooSlow.run();
        } else {
            watch();
        }
    }

    void end() {
        if (next != null) {
            next.remove();
            next = null;
        }
    }
}
