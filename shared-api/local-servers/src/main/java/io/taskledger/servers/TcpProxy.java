package io.taskledger.servers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * For tests: stands between a client and a server of this machine, and lets things happen at an
 * exact moment of a request. Its target can move, as the address of a database does in a failover,
 * be far away, or fall silent.
 */
public final class TcpProxy implements AutoCloseable {

    /** How far a request has come. */
    public enum Moment {
        /** The server has nothing of it. */
        BEFORE,
        /** The server has the first half. */
        HALF,
        /** The server has all of it, and may or may not have done it. */
        SENT,
        /** The server has done it, and the client does not know yet. */
        ANSWERED
    }

    /** One client's connection. */
    public interface Link {
        /** Ends it at once on both sides. */
        void cut();
    }

    private final ServerSocket socket;
    private final Set<Joint> joints = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private final Distance distance = new Distance();
    private volatile int target;

    private TcpProxy(ServerSocket socket, int target) {
        this.socket = socket;
        this.target = target;
        Thread.ofVirtual().name("tcp-proxy").start(this::accept);
    }

    /** Listens on a free port for clients of the server on that other port. */
    public static TcpProxy to(int target) {
        try {
            return new TcpProxy(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** Where connections lead that are made now. */
    public int target() {
        return target;
    }

    /** Connections made from now on lead to that port. */
    public void moveTo(int port) {
        target = port;
    }

    /**
     * The server is as far away as that, for all that is sent from now on.
     *
     * @param roundTrip 0 for none
     */
    public void beAway(Duration roundTrip) {
        distance.set(roundTrip.dividedBy(2));
    }

    /** Nothing passes any more, and no connection ends: a path whose packets are lost. */
    public void freeze() {
        distance.freeze();
    }

    /** What was held back passes, and so does the rest. */
    public void thaw() {
        distance.thaw();
    }

    /** Ends every connection at once. */
    public void cutAll() {
        joints.forEach(Joint::cut);
    }

    /**
     * When the next request that contains the marker has come so far, acts once, and goes on after
     * that. A request must reach the proxy in one piece, and its answer follow all of it.
     */
    public void atNext(String marker, Moment moment, Consumer<Link> action) {
        trap.set(new Trap(marker.getBytes(StandardCharsets.UTF_8), moment, action));
    }

    @Override
    public void close() throws IOException {
        socket.close();
        cutAll();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                try {
                    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                    Joint joint = new Joint(client, server);
                    joints.add(joint);
                    joint.start();
                } catch (IOException unreachable) {
                    client.close();
                }
            } catch (IOException closed) {
                // Looked at above.
            }
        }
    }

    private @Nullable Trap sprung(byte[] bytes, int length) {
        Trap set = trap.get();
        return set != null && set.isSprungBy(bytes, length) && trap.compareAndSet(set, null)
                ? set
                : null;
    }

    private final class Joint implements Link {

        private final Socket client;
        private final Socket server;
        private final AtomicReference<@Nullable Consumer<Link>> onAnswer = new AtomicReference<>();
        private final Lock answers = new ReentrantLock();

        Joint(Socket client, Socket server) throws IOException {
            this.client = client;
            this.server = server;
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
        }

        void start() {
            Thread.ofVirtual().start(() -> pump(client, server, this::request));
            Thread.ofVirtual().start(() -> pump(server, client, this::answer));
        }

        @Override
        public void cut() {
            joints.remove(this);
            for (Socket end : new Socket[] {client, server}) {
                try {
                    end.close();
                } catch (IOException e) {
                    // It is gone, which is what was wanted.
                }
            }
        }

        private interface Pass {
            void on(byte[] bytes, int length, OutputStream out) throws IOException;
        }

        private void pump(Socket from, Socket to, Pass pass) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                Distance.Way way = distance.new Way((bytes, length) -> pass.on(bytes, length, out));
                byte[] bytes = new byte[1 << 16];
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    way.send(bytes, length);
                }
            } catch (IOException e) {
                // One of the two has left, so the other must too.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                cut();
            }
        }

        private void request(byte[] bytes, int length, OutputStream out) throws IOException {
            Trap sprung = sprung(bytes, length);
            if (sprung == null) {
                out.write(bytes, 0, length);
                return;
            }
            int first =
                    switch (sprung.moment()) {
                        case BEFORE, ANSWERED -> 0;
                        case HALF -> length / 2;
                        case SENT -> length;
                    };
            // Until all is done that is to happen now, the client hears nothing.
            answers.lock();
            try {
                out.write(bytes, 0, first);
                if (sprung.moment() == Moment.ANSWERED) {
                    onAnswer.set(sprung.action());
                } else {
                    sprung.action().accept(this);
                }
            } finally {
                answers.unlock();
            }
            out.write(bytes, first, length - first);
        }

        private void answer(byte[] bytes, int length, OutputStream out) throws IOException {
            answers.lock();
            try {
                Consumer<Link> action = onAnswer.getAndSet(null);
                if (action != null) {
                    action.accept(this);
                }
                out.write(bytes, 0, length);
            } finally {
                answers.unlock();
            }
        }
    }
}
