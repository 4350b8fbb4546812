package io.taskledger.system.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Bytes to a server, in whatever pieces, and what it answers. */
final class Connection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI server;
    private final Socket socket;

    Connection(URI server) throws IOException {
        this(server, 0);
    }

    /**
     * @param receiveBuffer bytes that the system takes without anybody reading; 0 for the usual
     */
    Connection(URI server, int receiveBuffer) throws IOException {
        this.server = server;
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 5_000);
    }

    /**
     * @param headers lines that each end in CR LF
     */
    Connection head(String method, String target, String headers) throws IOException {
        return write(
                "%s %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                        .formatted(method, target, server.getAuthority(), headers));
    }

    Connection write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        return this;
    }

    /** Reads to the end of the answer, which the server closes. */
    Reply readAll() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] start = in.readNBytes(12);
        long rest = 0;
        byte[] bytes = new byte[1 << 14];
        for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
            rest += length;
        }
        return new Reply(status(start), start.length + rest);
    }

    /** Reads the first line only. */
    int readStatus() throws IOException {
        return status(socket.getInputStream().readNBytes(12));
    }

    private static int status(byte[] start) {
        String text = new String(start, ISO_8859_1);
        return text.matches("HTTP/1.1 \\d{3}") ? Integer.parseInt(text.substring(9)) : 0;
    }

    /** Waits for what may come until the connection ends or the time is over. */
    void awaitEnd(long millis) throws IOException {
        socket.setSoTimeout((int) Math.max(1, millis));
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[1 << 12];
        while (in.read(bytes) >= 0) {
            // Whatever it says.
        }
    }

    /** Ends it so that the server sees a reset. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * @param status 0: the connection ended without one
     * @param bytes of head and body
     */
    record Reply(int status, long bytes) {}
}
