package io.taskledger.platform.request;

import org.jspecify.annotations.Nullable;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** W3C trace context, as far as logs and events need it. */
final class TraceParent {

    private static final Pattern FORM =
            Pattern.compile(
                    "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-.{2,200}");

    private TraceParent() {}

    /** The trace id of a {@code traceparent} header, or a new one if it has none. */
    static String traceId(@Nullable String header) {
        if (header != null && header.length() <= 256) {
            Matcher matcher = FORM.matcher(header);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1);
    }
}
