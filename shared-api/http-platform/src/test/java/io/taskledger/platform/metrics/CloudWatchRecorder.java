package io.taskledger.platform.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.zip.GZIPInputStream;

/** Takes what a service sends to CloudWatch and remembers the names of the metrics. */
final class CloudWatchRecorder implements AutoCloseable {

    private final Set<String> names = new ConcurrentSkipListSet<>();
    private final Set<String> dimensions = new ConcurrentSkipListSet<>();
    private final HttpServer http;

    CloudWatchRecorder() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::record);
        http.start();
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    Set<String> names() {
        return names;
    }

    Set<String> dimensions() {
        return dimensions;
    }

    private void record(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (exchange;
                InputStream body =
                        zipped
                                ? new GZIPInputStream(exchange.getRequestBody())
                                : exchange.getRequestBody()) {
            String bytes = new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
            collect(bytes, "MetricName", names);
            collect(bytes, "Name", dimensions);
            exchange.getResponseHeaders().set("smithy-protocol", "rpc-v2-cbor");
            exchange.getResponseHeaders().set("Content-Type", "application/cbor");
            exchange.sendResponseHeaders(200, 1);
            exchange.getResponseBody().write(0xa0);
        }
    }

    /** In CBOR a short text follows its length: one byte up to 23, two bytes up to 255. */
    private static void collect(String cbor, String key, Set<String> values) {
        String marked = (char) (0x60 + key.length()) + key;
        for (int at = cbor.indexOf(marked); at >= 0; at = cbor.indexOf(marked, at + 1)) {
            int head = at + marked.length();
            boolean oneByte = cbor.charAt(head) != 0x78;
            int length = oneByte ? cbor.charAt(head) - 0x60 : cbor.charAt(head + 1);
            int start = head + (oneByte ? 1 : 2);
            values.add(cbor.substring(start, start + length));
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
