package io.taskledger.local.entry;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.Headers;
import io.undertow.util.SameThreadExecutor;

import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/** The body of one request while it arrives. Everything happens on the connection's I/O thread. */
final class Body {

    private static final long GRACE_MILLIS = 2_000;
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private final HttpServerExchange exchange;
    private final Bodies bodies;
    private final HttpHandler next;
    private final InetAddress client;
    private final StreamSourceChannel channel;
    private final Content content;
    private final long begin = System.nanoTime();

    private boolean settled;
    private XnioExecutor.@Nullable Key look;

    Body(HttpServerExchange exchange, Bodies bodies, HttpHandler next) {
        this.exchange = exchange;
        this.bodies = bodies;
        this.next = next;
        this.client = ClientNetwork.of(exchange);
        this.content = new Content(bodies.held(), client, exchange.getRequestContentLength());
        this.channel = exchange.getRequestChannel();
    }

    void begin() throws Exception {
        Ending.of(exchange, this::forget);
        boolean asksFirst = HttpContinue.requiresContinueResponse(exchange);
        Refusal refusal = asksFirst ? null : read();
        if (clientIsGone()) {
            return;
        }
        boolean incomplete = refusal == null && !exchange.isRequestComplete();
        if (incomplete && Bodies.isOfStranger(exchange)) {
            refusal = Refusal.UNAUTHENTICATED;
        } else if (incomplete) {
            bodies.arriving().enter(client, this);
        }
        if (refusal != null) {
            Problems.send(exchange, refusal);
        } else if (exchange.isRequestComplete()) {
            passOn(exchange);
        } else if (asksFirst) {
            exchange.dispatch(SameThreadExecutor.INSTANCE, this::letItCome);
        } else {
            await();
        }
    }

    private void letItCome() {
        HttpContinue.sendContinueResponse(
                exchange,
                new IoCallback() {
                    @Override
                    public void onComplete(HttpServerExchange same, Sender sender) {
                        await();
                    }

                    @Override
                    public void onException(
                            HttpServerExchange same, Sender sender, IOException gone) {
                        IoUtils.safeClose(exchange.getConnection());
                    }
                });
    }

    private void await() {
        channel.getReadSetter().set(same -> arrive());
        channel.resumeReads();
        lookLater();
    }

    private void arrive() {
        Refusal refusal = read();
        if (clientIsGone()) {
            return;
        }
        if (refusal != null) {
            endWith(same -> Problems.send(same, refusal));
        } else if (exchange.isRequestComplete()) {
            endWith(this::passOn);
        }
    }

    /** Slow ones go: held to a pace and to an end. */
    private void look() {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        long due = Math.max(0, millis - GRACE_MILLIS) * bodies.limits().bodyBytesPerSecond() / 1000;
        if (millis > bodies.limits().bodyMillis() || content.size() < due) {
            endWith(same -> Problems.send(same, Refusal.REQUEST_TIMEOUT));
        } else {
            lookLater();
        }
    }

    private void lookLater() {
        look =
                exchange.getIoThread()
                        .executeAfter(this::look, BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From any thread: others need the place. */
    void makeRoom(Refusal why) {
        exchange.getIoThread()
                .execute(
                        () -> {
                            if (!settled && !clientIsGone()) {
                                endWith(same -> Problems.send(same, why));
                            }
                        });
    }

    private void endWith(HttpHandler handler) {
        channel.getReadSetter().set(null);
        channel.suspendReads();
        giveUpPlace();
        Connectors.executeRootHandler(handler, exchange);
    }

    /** All there is for now; null unless the request is to be refused. */
    private @Nullable Refusal read() {
        try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            int read = channel.read(buffer);
            while (read > 0) {
                if (content.size() + read > bodies.limits().bodyBytes()) {
                    return Refusal.PAYLOAD_TOO_LARGE;
                }
                Refusal refusal = content.add(buffer.flip());
                if (refusal != null) {
                    return refusal;
                }
                read = channel.read(buffer.clear());
            }
            return null;
        } catch (IOException gone) {
            IoUtils.safeClose(exchange.getConnection());
            return null;
        }
    }

    private void passOn(HttpServerExchange same) throws Exception {
        giveUpPlace();
        exchange.getRequestHeaders().remove(Headers.EXPECT);
        exchange.getRequestHeaders().remove(Headers.TRANSFER_ENCODING);
        exchange.getRequestHeaders().put(Headers.CONTENT_LENGTH, content.size());
        if (content.size() > 0) {
            Connectors.ungetRequestBytes(exchange, content.handOver());
            Connectors.resetRequestChannel(exchange);
        }
        next.handleRequest(exchange);
    }

    private boolean clientIsGone() {
        return !exchange.getConnection().isOpen();
    }

    private void giveUpPlace() {
        settled = true;
        if (look != null) {
            look.remove();
            look = null;
        }
        bodies.arriving().leave(client, this);
    }

    /** Answered, or the client is gone. */
    private void forget() {
        giveUpPlace();
        content.forget();
    }
}
