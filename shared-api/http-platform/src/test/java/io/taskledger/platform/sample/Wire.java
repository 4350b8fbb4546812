package io.taskledger.platform.sample;

import io.taskledger.servers.TestIssuer;

import org.springframework.core.env.Environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/** One connection to the sample service, for requests that no HTTP client would send. */
public final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;

    private final Socket socket;

    public Wire(Environment environment) {
        this(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    public Wire(int port) {
        try {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The head of a request up to its end. */
    public static String head(String requestLine, String... headers) {
        StringBuilder head = new StringBuilder(requestLine).append(" HTTP/1.1\r\nHost: a\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return head.append("\r\n").toString();
    }

    /** The header of a signed-in caller. */
    public static String as(String account) {
        return "Authorization: Bearer " + TestIssuer.shared().token(account);
    }

    public Wire send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a character again and again until the server has ended the connection. */
    public void drip(char each, Duration pause) throws InterruptedException {
        try {
            while (true) {
                socket.getOutputStream().write(each);
                Thread.sleep(pause);
            }
        } catch (IOException ended) {
            // as it should
        }
    }

    /** Takes a little now and then, for some time or to the end. */
    public void sip(int bytes, Duration pause, Duration time)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()
                && socket.getInputStream().readNBytes(bytes).length == bytes) {
            Thread.sleep(pause);
        }
    }

    /** One line of the answer without its end. */
    public String line() {
        StringBuilder line = new StringBuilder();
        try {
            for (int c = socket.getInputStream().read(); c != '\n'; ) {
                if (c < 0) {
                    return line.toString();
                }
                if (c != '\r') {
                    line.append((char) c);
                }
                c = socket.getInputStream().read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return line.toString();
    }

    /**
     * The head of one answer, whose content is read and thrown away; empty if the server has ended
     * the connection instead.
     */
    public String answer() {
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = line(); !line.isEmpty(); line = line()) {
            head.append(line).append('\n');
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        try {
            socket.getInputStream().readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return head.toString();
    }

    /** All that comes until the server ends the connection; fails if it does not. */
    public String toTheEnd() {
        StringBuilder text = new StringBuilder();
        try {
            for (int c; (c = socket.getInputStream().read()) >= 0; ) {
                text.append((char) c);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection stays open after: " + text, e);
        } catch (SocketException reset) {
            return text.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
