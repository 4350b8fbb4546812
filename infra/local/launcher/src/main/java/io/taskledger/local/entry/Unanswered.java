package io.taskledger.local.entry;

import io.undertow.server.HttpServerExchange;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;

/** Says that requests went unanswered, in one line a second at most. */
final class Unanswered {

    private static final Logger LOG = Logger.getLogger(Unanswered.class.getName());
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final AtomicLong next = new AtomicLong(System.nanoTime());
    private final AtomicInteger count = new AtomicInteger();

    void add(HttpServerExchange exchange) {
        count.incrementAndGet();
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + SECOND)) {
            LOG.warning(
                    "No instance answered %s %s (requests so far: %d)"
                            .formatted(
                                    exchange.getRequestMethod(),
                                    exchange.getRequestURI(),
                                    count.get()));
        }
    }
}
