package io.taskledger.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/** Speaks just enough of the protocol to know that a server answers. */
final class RedisPing {

    private static final int TIMEOUT_MILLIS = 500;
    private static final byte[] PONG = "+PONG\r\n".getBytes(StandardCharsets.US_ASCII);

    private RedisPing() {}

    /** False as soon as the process ends, or when the limit has passed. */
    static boolean answersWithin(Duration limit, int port, Process process) {
        return succeedsWithin(limit, () -> answers(port), process);
    }

    /** As {@link #answersWithin}, of a server that answers nobody whom it does not know. */
    static boolean listensWithin(Duration limit, int port, Process process) {
        return succeedsWithin(limit, () -> listens(port), process);
    }

    private static boolean succeedsWithin(
            Duration limit, BooleanSupplier attempt, Process process) {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (process.isAlive() && System.nanoTime() < deadline) {
                // Alive after the answer too: else it was another server on the same port.
                if (attempt.getAsBoolean()) {
                    Thread.sleep(20);
                    return process.isAlive();
                }
                Thread.sleep(10);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** One that answers only those it knows answers too. */
    static boolean answers(int port) {
        byte[] answer = ask(port, "PING");
        return Arrays.equals(PONG, answer)
                || new String(answer, StandardCharsets.US_ASCII).startsWith("-NOAUTH");
    }

    /** The first bytes of the answer to an inline command; empty if there is none. */
    static byte[] ask(int port, String command) {
        return askInTurn(port, command);
    }

    /** The same, of an account. */
    static byte[] ask(int port, String account, String password, String command) {
        return askInTurn(port, "AUTH " + account + " " + password, command);
    }

    private static byte[] askInTurn(int port, String... commands) {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            byte[] answer = new byte[256];
            int length = 0;
            for (String command : commands) {
                socket.getOutputStream()
                        .write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                length = socket.getInputStream().read(answer);
            }
            return Arrays.copyOf(answer, Math.max(length, 0));
        } catch (IOException silent) {
            return new byte[0];
        }
    }
}
