package io.taskledger.local.entry;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The built web client, held in memory. Hashed files may be kept by browsers for ever; the page and
 * its configuration are asked for each time. Any path that is not a file is the page, which routes
 * by itself.
 */
final class WebClient implements HttpHandler {

    private static final String PAGE = "/index.html";

    private final Map<String, Asset> assets;
    private final SecurityHeaders security;

    private WebClient(Map<String, Asset> assets, SecurityHeaders security) {
        this.assets = assets;
        this.security = security;
    }

    /**
     * @throws NoSuchFileException if there is no built web client in the directory
     */
    static WebClient load(EntrySettings settings) throws IOException {
        Path root = settings.webClient();
        if (!Files.exists(root.resolve("index.html"))) {
            throw new NoSuchFileException(root + "/index.html");
        }
        Map<String, Asset> assets = new HashMap<>();
        List<Path> files;
        try (Stream<Path> tree = Files.walk(root)) {
            files = tree.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String path = "/" + root.relativize(file).toString().replace('\\', '/');
            assets.put(path, Asset.of(path, Files.readAllBytes(file)));
        }
        assets.put("/config.json", Asset.of("/config.json", configuration(settings)));
        return new WebClient(assets, new SecurityHeaders(settings.issuer()));
    }

    private static byte[] configuration(EntrySettings settings) {
        return "{\"issuer\":\"%s\",\"clientId\":\"%s\",\"scope\":\"openid profile\"}"
                .formatted(settings.issuer(), settings.clientId())
                .getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        boolean head = exchange.getRequestMethod().equals(Methods.HEAD);
        if (!head && !exchange.getRequestMethod().equals(Methods.GET)) {
            Problems.send(exchange, Refusal.METHOD_NOT_ALLOWED);
            return;
        }
        Asset asset = find(exchange.getRequestPath());
        if (asset == null) {
            Problems.send(exchange, Refusal.NOT_FOUND);
            return;
        }
        security.addTo(exchange.getResponseHeaders());
        asset.send(exchange);
    }

    private @Nullable Asset find(String path) {
        Asset asset = assets.get(path);
        boolean looksLikeFile = path.lastIndexOf('.') > path.lastIndexOf('/');
        return asset != null || looksLikeFile ? asset : assets.get(PAGE);
    }
}
