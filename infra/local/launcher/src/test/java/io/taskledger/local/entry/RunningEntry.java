package io.taskledger.local.entry;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An entry point before instances of a test, and clients that know the protocol well or not. */
final class RunningEntry implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 8_000;

    private final EntryPoint entryPoint;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * @param limits that differ from the defaults, as {@code name=value}
     */
    RunningEntry(Path webClient, RawUpstream command, List<RawUpstream> queries, String... limits)
            throws IOException {
        Files.writeString(webClient.resolve("index.html"), "page");
        Map<String, String> given = new HashMap<>();
        for (String limit : limits) {
            given.put(limit.split("=")[0], limit.split("=")[1]);
        }
        entryPoint =
                EntryPoint.start(
                        new EntrySettings(
                                "127.0.0.1",
                                0,
                                List.of(command.instance()),
                                queries.stream().map(RawUpstream::instance).toList(),
                                webClient,
                                URI.create("http://localhost:9000"),
                                "taskledger-web",
                                EntryLimits.of(given)));
        await().until(entryPoint::isReady);
    }

    /** A well-behaved client, which gives up after eight seconds. */
    HttpResponse<String> send(String method, String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + entryPoint.port() + path))
                        .timeout(Duration.ofMillis(PATIENCE_MILLIS))
                        .header("Authorization", "Bearer x")
                        .method(method, BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
    }

    /** A client that sends just these bytes and leaves its connection open. */
    Socket sendRaw(String text) throws IOException {
        return sendRaw("127.0.0.1", 0, text);
    }

    /**
     * The same from another address of this machine.
     *
     * @param receiveBuffer bytes that the system takes without anybody reading; 0 for the usual
     */
    Socket sendRaw(String from, int receiveBuffer, String text) throws IOException {
        Socket socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", entryPoint.port()));
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return socket;
    }

    static String get(String path) {
        return "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n\r\n".formatted(path);
    }

    /** Head of a command with a token, and the beginning of its body. */
    static String half(int length, String begun) {
        return "POST /api/projects HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer x\r\n"
                + "Content-Length: %d\r\n\r\n%s".formatted(length, begun);
    }

    /** All that comes until the end of the stream. */
    static String readToEnd(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The first line and what came with it. */
    static String readSome(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] bytes = new byte[4_096];
        int read = in.read(bytes);
        return read < 0 ? "" : new String(bytes, 0, read, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        entryPoint.close();
        client.shutdownNow();
    }
}
