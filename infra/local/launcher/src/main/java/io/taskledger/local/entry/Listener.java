package io.taskledger.local.entry;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;

import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Undertow's HTTP server behind a {@link Door}, which its builder has no place for. */
final class Listener {

    private static final int MOST_HEAD_BYTES = 16 * 1024;
    private static final int BUFFER_BYTES = 16 * 1024;
    private static final int BACKLOG = 1_000;

    private final XnioWorker worker;
    private final AcceptingChannel<? extends StreamConnection> socket;

    private Listener(XnioWorker worker, AcceptingChannel<? extends StreamConnection> socket) {
        this.worker = worker;
        this.socket = socket;
    }

    static Listener open(EntrySettings settings, HttpHandler handler) throws IOException {
        EntryLimits limits = settings.limits();
        XnioWorker worker =
                Xnio.getInstance(Undertow.class.getClassLoader())
                        .createWorker(
                                OptionMap.builder()
                                        .set(Options.WORKER_NAME, "entry-point")
                                        .set(Options.WORKER_IO_THREADS, ioThreads())
                                        .set(Options.WORKER_TASK_CORE_THREADS, 2)
                                        .set(Options.WORKER_TASK_MAX_THREADS, 2)
                                        .set(Options.TCP_NODELAY, true)
                                        .getMap());
        HttpOpenListener http =
                new HttpOpenListener(
                        new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 4), options(limits));
        http.setRootHandler(handler);
        try {
            var socket =
                    worker.createStreamConnectionServer(
                            new InetSocketAddress(settings.host(), settings.port()),
                            ChannelListeners.openListenerAdapter(new Door(limits, http)),
                            OptionMap.builder()
                                    .set(Options.TCP_NODELAY, true)
                                    .set(Options.REUSE_ADDRESSES, true)
                                    .set(Options.BACKLOG, BACKLOG)
                                    // Of a client that does not take its answer.
                                    .set(Options.WRITE_TIMEOUT, limits.idleMillis())
                                    .getMap());
            socket.resumeAccepts();
            return new Listener(worker, socket);
        } catch (IOException | RuntimeException e) {
            worker.shutdownNow();
            throw e;
        }
    }

    private static int ioThreads() {
        return Math.max(2, Runtime.getRuntime().availableProcessors());
    }

    private static OptionMap options(EntryLimits limits) {
        return OptionMap.builder()
                .set(UndertowOptions.BUFFER_PIPELINED_DATA, true)
                .set(UndertowOptions.MAX_HEADER_SIZE, MOST_HEAD_BYTES)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, limits.headMillis())
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, limits.idleMillis())
                // Bodies are measured as they come.
                .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, false)
                .getMap();
    }

    int port() {
        return socket.getLocalAddress(InetSocketAddress.class).getPort();
    }

    void close() {
        IoUtils.safeClose(socket);
        worker.shutdownNow();
    }
}
