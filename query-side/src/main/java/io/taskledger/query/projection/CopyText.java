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
        for (int i = 0; i < free.length(); i++) {
            char each = free.charAt(i);
            switch (each) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(each);
            }
        }
    }
}
