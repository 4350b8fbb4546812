package io.taskledger.local.entry;

import io.undertow.client.ClientConnection;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.proxy.ProxyCallback;
import io.undertow.server.handlers.proxy.ProxyConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;

import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One request in the hands of one instance, from the asking for a connection to the end of the
 * answer. Holds the instance to its time limits, and sees to it that no connection is used again on
 * which the instance might still be busy. Everything happens on the I/O thread of the exchange.
 */
final class Attempt implements ProxyCallback<ProxyConnection> {

    private static final AttachmentKey<Attempt> LAST = AttachmentKey.create(Attempt.class);
    private static final AttachmentKey<Boolean> GIVEN_UP = AttachmentKey.create(Boolean.class);

    /**
     * The end of their answers is the end of their handling. That of others, above all HEAD, has no
     * body: it can be complete for the client while the instance still works on it.
     */
    private static final Set<HttpString> ENDING_WITH_THEIR_ANSWER =
            Set.of(Methods.GET, Methods.POST, Methods.PUT, Methods.PATCH, Methods.DELETE);

    private final Upstream upstream;
    private final HttpServerExchange exchange;
    private final ProxyCallback<ProxyConnection> callback;
    private final EntryLimits limits;
    private final InetAddress client;
    private final Taking taking;

    private boolean ended;
    private boolean beganToAnswer;
    private long sentBefore;
    private @Nullable ClientConnection connection;
    private XnioExecutor.@Nullable Key timer;

    private Attempt(
            Upstream upstream,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            EntryLimits limits) {
        this.upstream = upstream;
        this.exchange = exchange;
        this.callback = callback;
        this.limits = limits;
        this.client = ClientNetwork.of(exchange);
        this.taking =
                new Taking(
                        exchange,
                        ((AbstractServerConnection) exchange.getConnection()).getChannel(),
                        limits,
                        this::giveUp);
    }

    /** Whose place at the instance it has. */
    InetAddress client() {
        return client;
    }

    /** In a place at the instance that was taken for it. */
    static void begin(
            Upstream upstream,
            HttpServerExchange exchange,
            ProxyCallback<ProxyConnection> callback,
            EntryLimits limits) {
        Attempt attempt = new Attempt(upstream, exchange, callback, limits);
        exchange.putAttachment(LAST, attempt);
        upstream.begun(attempt);
        Ending.of(exchange, attempt::end);
        attempt.in(limits.connectMillis(), attempt::notConnected);
        upstream.connections().connect(null, exchange, attempt, -1, TimeUnit.MILLISECONDS, false);
    }

    /** The attempt before gives its place back. */
    static void endLast(HttpServerExchange exchange) {
        Attempt last = exchange.getAttachment(LAST);
        if (last != null) {
            last.end();
        }
    }

    /** Whether this instance has the request, or had it last. */
    static boolean isAt(Upstream upstream, HttpServerExchange exchange) {
        Attempt last = exchange.getAttachment(LAST);
        return last != null && last.upstream == upstream;
    }

    /** Reads are, unless they have used up their time. */
    static boolean mayBeRepeated(HttpServerExchange exchange) {
        return changesNothing(exchange) && exchange.getAttachment(GIVEN_UP) == null;
    }

    private static boolean changesNothing(HttpServerExchange exchange) {
        HttpString method = exchange.getRequestMethod();
        return method.equals(Methods.GET)
                || method.equals(Methods.HEAD)
                || method.equals(Methods.OPTIONS);
    }

    @Override
    public void completed(HttpServerExchange same, ProxyConnection taken) {
        if (ended) {
            cut(taken.getConnection());
            return;
        }
        connection = taken.getConnection();
        in(limits.answerMillis(), this::look);
        taking.watch();
        callback.completed(exchange, taken);
    }

    @Override
    public void failed(HttpServerExchange same) {
        if (!ended) {
            end();
            callback.failed(exchange);
        }
    }

    @Override
    public void couldNotResolveBackend(HttpServerExchange same) {
        failed(same);
    }

    @Override
    public void queuedRequestFailed(HttpServerExchange same) {
        failed(same);
    }

    private void notConnected() {
        failed(exchange);
    }

    /** From any thread: a request that was not answered is asked of another, or given up. */
    void heardNothing(Health.Silence silence) {
        exchange.getIoThread()
                .execute(
                        () -> {
                            if (ended || hasBegunToAnswer()) {
                                return;
                            }
                            if (silence == Health.Silence.LONG || changesNothing(exchange)) {
                                letGo();
                            }
                        });
    }

    /** The head of the answer is due, later its progress. */
    private void look() {
        long sent = exchange.getResponseBytesSent();
        if (!hasBegunToAnswer()) {
            exchange.putAttachment(GIVEN_UP, true);
            letGo();
        } else if (beganToAnswer && sent == sentBefore) {
            giveUp();
        } else {
            beganToAnswer = true;
            sentBefore = sent;
            in(limits.idleMillis(), this::look);
        }
    }

    private void giveUp() {
        letGo();
        IoUtils.safeClose(exchange.getConnection());
    }

    /** The proxy copies the head of the answer before anything of it is sent on. */
    private boolean hasBegunToAnswer() {
        return exchange.isResponseStarted() || exchange.getResponseHeaders().size() > 0;
    }

    private void letGo() {
        ClientConnection used = connection;
        if (used == null) {
            failed(exchange);
        } else {
            upstream.ended(this);
            cut(used);
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        cancelTimer();
        taking.end();
        upstream.ended(this);
        ClientConnection used = connection;
        if (used != null && !ENDING_WITH_THEIR_ANSWER.contains(exchange.getRequestMethod())) {
            cut(used);
        }
    }

    private void in(int millis, Runnable action) {
        cancelTimer();
        timer = exchange.getIoThread().executeAfter(action, millis, TimeUnit.MILLISECONDS);
    }

    private void cancelTimer() {
        if (timer != null) {
            timer.remove();
            timer = null;
        }
    }

    /** At once. Closing it in the ordinary way waits up to ten seconds for the other end. */
    private static void cut(ClientConnection connection) {
        try {
            IoUtils.safeClose(connection.performUpgrade());
        } catch (IOException closedAlready) {
            IoUtils.safeClose(connection);
        }
    }
}
