package io.taskledger.query.world;

import io.taskledger.query.QuerySide;
import io.taskledger.servers.TestIssuer;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A query side in a process of its own, with the heap that it has in the local system. */
public final class SmallProcess implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of("-Xmx184m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");

    private final int port;
    private final Process process;

    private SmallProcess(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Returns when it is ready. */
    public static SmallProcess start(World world, Path log) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        // Tomcat's folders lie beside the log and go with it.
        command.add("-Djava.io.tmpdir=" + log.toAbsolutePath().getParent());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), QuerySide.class.getName()));
        command.addAll(
                List.of(
                        Instance.arguments(
                                world.databases().eventLogUrl(),
                                world.databases().readModelUrl(),
                                Map.of("server.port", Integer.toString(port)))));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        SmallProcess started = new SmallProcess(port, process);
        try {
            started.awaitReady(log);
        } catch (RuntimeException | IOException e) {
            started.close();
            throw e;
        }
        return started;
    }

    private void awaitReady(Path log) throws IOException {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> !process.isAlive() || as("alice").get("/readyz").status() == 200);
        if (!process.isAlive()) {
            throw new IllegalStateException(Files.readString(log));
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Client as(String account) {
        return new Client(port, TestIssuer.shared().token(account));
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
