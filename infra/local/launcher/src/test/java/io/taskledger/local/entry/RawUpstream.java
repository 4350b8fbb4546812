package io.taskledger.local.entry;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An instance that can be frozen, as by SIGSTOP, and that behaves as Tomcat does when a handler
 * goes on after its answer: the next request on that connection waits until the handler is done.
 */
final class RawUpstream implements AutoCloseable {

    private final String name;
    private final ServerSocket socket;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger streams = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile CountDownLatch thaw = new CountDownLatch(0);

    RawUpstream(String name) {
        this.name = name;
        try {
            socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    EntrySettings.Instance instance() {
        return EntrySettings.Instance.parse(
                URI.create("http://127.0.0.1:" + socket.getLocalPort()).toString());
    }

    /** Method and path of each request to the API. */
    List<String> requests() {
        return requests;
    }

    /** How many go on. */
    int streams() {
        return streams.get();
    }

    /** Connections are still taken, and nothing is answered. */
    void freeze() {
        thaw = new CountDownLatch(1);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        connection.getInputStream(),
                                        StandardCharsets.ISO_8859_1))) {
            OutputStream out = connection.getOutputStream();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                answer(line, skipRest(in), out);
            }
        } catch (IOException cut) {
            // As a server would.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The length of the body. */
    private static int skipRest(BufferedReader in) throws IOException {
        int length = 0;
        for (String header = in.readLine(); !header.isEmpty(); header = in.readLine()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
        return length;
    }

    private void answer(String line, int body, OutputStream out)
            throws IOException, InterruptedException {
        String[] words = line.split(" ");
        if (words[1].startsWith("/api")) {
            requests.add(words[0] + " " + words[1]);
        }
        thaw.await();
        if (words[1].equals("/api/stream")) {
            stream(out);
        }
        if (words[1].equals("/api/quiet")) {
            sayLittle(out);
        }
        if (words[1].equals("/api/never")) {
            end.await();
        }
        String text = name + " " + body;
        String head =
                switch (words[1]) {
                    case "/api/nothing" -> "204 No Content\r\n";
                    case "/api/unchanged" -> "304 Not Modified\r\n";
                    default -> "200 OK\r\nContent-Length: " + text.length() + "\r\n";
                };
        boolean bodiless = words[0].equals("HEAD") || !head.startsWith("200");
        String answer = "HTTP/1.1 " + head + "\r\n" + (bodiless ? "" : text);
        write(out, answer);
        if (words[0].equals("HEAD") || words[0].equals("OPTIONS")) {
            end.await();
        }
    }

    /** Until the client is gone. */
    private void stream(OutputStream out) throws IOException {
        streams.incrementAndGet();
        try {
            write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                write(out, "8\r\ndata: 1\n\r\n");
                Thread.onSpinWait();
            }
        } finally {
            streams.decrementAndGet();
        }
    }

    /** A stream that is open and has nothing more to say. */
    private void sayLittle(OutputStream out) throws IOException, InterruptedException {
        write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        write(out, "8\r\ndata: 1\n\r\n");
        end.await();
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        thaw.countDown();
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
