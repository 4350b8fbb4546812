package io.taskledger.query.projection;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;

/** Rows in the text format of PostgreSQL's COPY. */
final class CopyText {

    private static final String NULL = "\\N";

    private final StringBuilder text = new StringBuilder(1 << 16);
    private boolean atStart = true;

    void value(@Nullable Object value) {
        if (!atStart) {
            text.append('\t');
        }
        atStart = false;
        if (value == null) {
            text.append(NULL);
        } else if (value instanceof String free) {
            escape(free);
        } else {
            text.append(value);
        }
    }

    void endRow() {
        text.append('\n');
        atStart = true;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String free) {
        int plain = 0;
        for (int i = 0; i < free.length(); i++) {
            String escaped = escaped(free.charAt(i));
            if (escaped != null) {
                text.append(free, plain, i).append(escaped);
                plain = i + 1;
            }
        }
        text.append(free, plain, free.length());
    }

    private static @Nullable String escaped(char each) {
        return switch (each) {
            case '\\' -> "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> null;
        };
    }
}
