package io.taskledger.local.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** A real HTTP server that stands where an instance of a service would. */
final class TestUpstream implements AutoCloseable {

    private final String name;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch secondEvent = new CountDownLatch(1);
    private volatile boolean ready = true;
    private volatile boolean breaking;

    TestUpstream(String name) {
        this(name, 0);
    }

    TestUpstream(String name, int port) {
        this.name = name;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/readyz", exchange -> answer(exchange, ready ? 200 : 503, ""));
        server.createContext("/api/events", this::stream);
        server.createContext("/api/refused", exchange -> answer(exchange, 503, "in my words"));
        server.createContext("/", this::echo);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Method, path and X-Forwarded-Host of each request seen. */
    List<String> requests() {
        return requests;
    }

    void ready(boolean value) {
        ready = value;
    }

    /** From now on it takes requests in and closes the connection without an answer. */
    void breakConnections() {
        breaking = true;
    }

    /** Lets the event stream go on. */
    void sendSecondEvent() {
        secondEvent.countDown();
    }

    private void echo(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(
                "%s %s %s"
                        .formatted(
                                exchange.getRequestMethod(),
                                exchange.getRequestURI(),
                                exchange.getRequestHeaders().getFirst("X-Forwarded-Host")));
        if (breaking) {
            exchange.close();
            return;
        }
        answer(exchange, 200, name + " " + body.length);
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write("data: first\n\n".getBytes(StandardCharsets.UTF_8));
            out.flush();
            secondEvent.await();
            out.write("data: second\n\n".getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** At once, cutting connections. */
    @Override
    public void close() {
        secondEvent.countDown();
        server.stop(0);
    }
}
