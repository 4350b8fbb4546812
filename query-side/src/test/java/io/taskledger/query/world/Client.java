package io.taskledger.query.world;

import io.taskledger.api.http.ConsistencyToken;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Plain HTTP as one caller. */
public final class Client {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final int port;
    private final @Nullable String token;

    Client(int port, @Nullable String token) {
        this.port = port;
        this.token = token;
    }

    public Reply get(String path, String... headers) {
        return new Reply(send("GET", path, BodyHandlers.ofString(), headers));
    }

    public Reply head(String path) {
        return new Reply(send("HEAD", path, BodyHandlers.ofString()));
    }

    public Reply post(String path) {
        return new Reply(send("POST", path, BodyHandlers.ofString()));
    }

    public Reply delete(String path) {
        return new Reply(send("DELETE", path, BodyHandlers.ofString()));
    }

    /** Answered from state at or past the position. */
    public Reply getAt(long position, String path, String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(ConsistencyToken.HEADER, new ConsistencyToken(position).encoded()));
        all.addAll(List.of("Prefer", "wait=10"));
        return get(path, all.toArray(String[]::new));
    }

    /** The body as it comes. */
    public HttpResponse<InputStream> open(String path, String... headers) {
        return send("GET", path, BodyHandlers.ofInputStream(), headers);
    }

    private <T> HttpResponse<T> send(
            String method, String path, BodyHandler<T> body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .method(method, BodyPublishers.noBody());
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
