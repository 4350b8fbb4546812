package io.taskledger.local.entry;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.GracefulShutdownHandler;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Listens, and hands each request to the side it belongs to or to the web client. */
public final class EntryPoint implements AutoCloseable {

    private static final int MAX_HEADER_BYTES = 64 * 1024;
    private static final long DRAIN_MILLIS = TimeUnit.SECONDS.toMillis(3);

    private final Side commandSide;
    private final Side querySide;
    private final WebClient webClient;
    private final GracefulShutdownHandler graceful;
    private final Undertow server;

    private EntryPoint(EntrySettings settings) throws IOException {
        commandSide = new Side(settings.commandSides());
        querySide = new Side(settings.querySides());
        webClient = WebClient.load(settings);
        graceful = new GracefulShutdownHandler(this::handle);
        server =
                Undertow.builder()
                        .addHttpListener(settings.port(), settings.host())
                        .setIoThreads(Math.max(2, Runtime.getRuntime().availableProcessors()))
                        .setWorkerThreads(2)
                        .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
                        // The services have their own limit; the load balancer has none.
                        .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, -1L)
                        .setServerOption(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, false)
                        .setHandler(graceful)
                        .build();
    }

    /** Arguments as in {@link EntrySettings}. Ends with the JVM. */
    public static void main(String... arguments) throws IOException {
        EntryPoint entryPoint = start(EntrySettings.parse(arguments));
        Runtime.getRuntime().addShutdownHook(new Thread(entryPoint::close));
    }

    static EntryPoint start(EntrySettings settings) throws IOException {
        EntryPoint entryPoint = new EntryPoint(settings);
        entryPoint.commandSide.watch();
        entryPoint.querySide.watch();
        entryPoint.server.start();
        return entryPoint;
    }

    int port() {
        return ((InetSocketAddress) server.getListenerInfo().getFirst().getAddress()).getPort();
    }

    boolean isReady() {
        return commandSide.isReady() && querySide.isReady();
    }

    private void handle(HttpServerExchange exchange) throws Exception {
        String path = exchange.getRequestPath();
        if (path.equals("/readyz")) {
            readiness(exchange);
            return;
        }
        switch (Route.of(exchange.getRequestMethod().toString(), path)) {
            case COMMAND_SIDE -> forward(exchange, commandSide);
            case QUERY_SIDE -> forward(exchange, querySide);
            case WEB_CLIENT -> webClient.handleRequest(exchange);
            case NOWHERE -> Problems.notFound(exchange);
        }
    }

    private static void forward(HttpServerExchange exchange, Side side) throws Exception {
        exchange.addDefaultResponseListener(Problems::ofUnanswered);
        side.handler().handleRequest(exchange);
    }

    private void readiness(HttpServerExchange exchange) {
        if (isReady()) {
            exchange.getResponseSender().send("ready\n");
        } else {
            Problems.unavailable(exchange);
        }
    }

    /** Finishes what it accepted, for at most 3 s, then stops listening. */
    @Override
    public void close() {
        graceful.shutdown();
        try {
            graceful.awaitShutdown(DRAIN_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        server.stop();
    }
}
