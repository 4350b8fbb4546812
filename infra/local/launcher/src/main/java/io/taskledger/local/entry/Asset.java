package io.taskledger.local.entry;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.MimeMappings;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;

/** One file of the web client with the headers it is sent with. */
record Asset(String type, String caching, String tag, byte[] plain, byte[] zipped) {

    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";
    private static final Pattern HASHED = Pattern.compile("/assets/.+-[\\w-]{8,}\\.\\w+");
    private static final Pattern TEXT = Pattern.compile("text/.*|.*(javascript|json|xml).*");

    static Asset of(String path, byte[] content) throws IOException {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        String type = MimeMappings.DEFAULT.getMimeType(extension);
        if (type == null) {
            type = extension.equals("woff2") ? "font/woff2" : "application/octet-stream";
        }
        boolean text = TEXT.matcher(type).matches();
        CRC32C sum = new CRC32C();
        sum.update(content);
        return new Asset(
                text ? type + "; charset=utf-8" : type,
                HASHED.matcher(path).matches() ? FOR_EVER : ASK_EACH_TIME,
                "\"%x-%x\"".formatted(content.length, sum.getValue()),
                content,
                text && content.length > 1024 ? zip(content) : content);
    }

    void send(HttpServerExchange exchange) {
        HeaderMap headers = exchange.getResponseHeaders();
        headers.put(Headers.CACHE_CONTROL, caching).put(Headers.ETAG, tag);
        if (tag.equals(exchange.getRequestHeaders().getFirst(Headers.IF_NONE_MATCH))) {
            exchange.setStatusCode(304);
            return;
        }
        String accepted = exchange.getRequestHeaders().getFirst(Headers.ACCEPT_ENCODING);
        boolean zip = zipped != plain && accepted != null && accepted.contains("gzip");
        headers.put(Headers.CONTENT_TYPE, type);
        if (zipped != plain) {
            headers.put(Headers.VARY, "Accept-Encoding");
        }
        if (zip) {
            headers.put(Headers.CONTENT_ENCODING, "gzip");
        }
        exchange.getResponseSender().send(ByteBuffer.wrap(zip ? zipped : plain));
    }

    private static byte[] zip(byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(content);
        }
        return out.toByteArray();
    }
}
