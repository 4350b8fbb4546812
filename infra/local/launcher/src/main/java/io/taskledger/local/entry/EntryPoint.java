package io.taskledger.local.entry;

import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.GracefulShutdownHandler;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Listens, and hands each request to the side it belongs to or to the web client. */
public final class EntryPoint implements AutoCloseable {

    private static final long DRAIN_MILLIS = TimeUnit.SECONDS.toMillis(3);
    // It reports each broken connection as an error, with a stack; Problems says what matters.
    private static final Logger PROXY_LOG = Logger.getLogger("io.undertow.proxy");

    private final Side commandSide;
    private final Side querySide;
    private final Bodies bodies;
    private final WebClient webClient;
    private final GracefulShutdownHandler graceful;
    private final Listener listener;

    private EntryPoint(EntrySettings settings) throws IOException {
        commandSide = new Side(settings.commandSides(), settings.limits());
        querySide = new Side(settings.querySides(), settings.limits());
        bodies = new Bodies(settings.limits());
        webClient = WebClient.load(settings);
        graceful = new GracefulShutdownHandler(this::handle);
        PROXY_LOG.setLevel(Level.OFF);
        listener = Listener.open(settings, graceful);
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
        return entryPoint;
    }

    int port() {
        return listener.port();
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
            case WEB_CLIENT -> {
                Problems.closeAfterHalfARequest(exchange);
                webClient.handleRequest(exchange);
            }
            case NOWHERE -> Problems.send(exchange, Refusal.NOT_FOUND);
            case NO_METHOD -> Problems.send(exchange, Refusal.METHOD_NOT_ALLOWED);
        }
    }

    private void forward(HttpServerExchange exchange, Side side) throws Exception {
        exchange.addDefaultResponseListener(Problems::ofUnanswered);
        bodies.complete(exchange, side.handler());
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
        listener.close();
    }
}
