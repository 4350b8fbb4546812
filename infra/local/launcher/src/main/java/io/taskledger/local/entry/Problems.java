package io.taskledger.local.entry;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;

import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Sends answers of the entry point itself. */
final class Problems {

    private static final AttachmentKey<Refusal> NO_PLACE = AttachmentKey.create(Refusal.class);
    private static final Unanswered UNANSWERED = new Unanswered();

    private static final String RETRY_AFTER_SECONDS = "1";
    private static final String METHODS = "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE";
    private static final long FAREWELL_MILLIS = 2_000;

    private Problems() {}

    static void send(HttpServerExchange exchange, Refusal refusal) {
        if (refusal.passes()) {
            exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RETRY_AFTER_SECONDS);
        }
        if (refusal == Refusal.UNAUTHENTICATED) {
            exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
        }
        if (refusal == Refusal.METHOD_NOT_ALLOWED) {
            exchange.getResponseHeaders().put(Headers.ALLOW, METHODS);
        }
        exchange.setStatusCode(refusal.status());
        exchange.getResponseHeaders()
                .put(Headers.CONTENT_TYPE, "application/problem+json")
                .put(Headers.CACHE_CONTROL, "no-store");
        if (exchange.isRequestComplete()) {
            exchange.getResponseSender().send(refusal.problem());
        } else {
            closeSoon(exchange);
            exchange.getResponseSender().send(refusal.problem(), new Rest());
        }
    }

    /** Bounds what is answered before the request is here in full. */
    static void closeAfterHalfARequest(HttpServerExchange exchange) {
        if (!exchange.isRequestComplete()) {
            closeSoon(exchange);
        }
    }

    private static void closeSoon(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        exchange.getIoThread()
                .executeAfter(
                        () -> IoUtils.safeClose(exchange.getConnection()),
                        FAREWELL_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    /**
     * Throws away what still comes of a request that is answered. Closing at once would reset the
     * connection, and the client might lose the answer.
     */
    private static final class Rest implements IoCallback {

        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            StreamSourceChannel rest = Connectors.getExistingRequestChannel(exchange);
            if (rest == null) {
                rest = exchange.getRequestChannel();
            }
            rest.getReadSetter()
                    .set(
                            ChannelListeners.drainListener(
                                    Long.MAX_VALUE,
                                    end -> exchange.endExchange(),
                                    (end, gone) -> IoUtils.safeClose(exchange.getConnection())));
            rest.resumeReads();
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException gone) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    static void unavailable(HttpServerExchange exchange) {
        send(exchange, Refusal.UNAVAILABLE);
    }

    /** A default response listener: words for a forwarded request that no instance answered. */
    static boolean ofUnanswered(HttpServerExchange exchange) {
        if (exchange.isResponseStarted() || exchange.getStatusCode() < 500) {
            return false;
        }
        Refusal noPlace = exchange.getAttachment(NO_PLACE);
        if (noPlace == null) {
            UNANSWERED.add(exchange);
        }
        send(exchange, noPlace == null ? Refusal.UNAVAILABLE : noPlace);
        return true;
    }

    /** What {@link #ofUnanswered} will say. */
    static void noPlace(HttpServerExchange exchange, Shares.Grant why) {
        if (why == Shares.Grant.SHARE_USED_UP) {
            exchange.putAttachment(NO_PLACE, Refusal.of(why));
        }
    }
}
