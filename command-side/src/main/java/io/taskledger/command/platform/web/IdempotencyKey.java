package io.taskledger.command.platform.web;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.FieldError;
import io.taskledger.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;

/** {@code Idempotency-Key}: 1 to 255 visible ASCII characters, the caller's own choice. */
final class IdempotencyKey {

    static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 255;

    private IdempotencyKey() {}

    static @Nullable String of(@Nullable Enumeration<String> headers) {
        List<String> values = headers == null ? List.of() : Collections.list(headers);
        if (values.isEmpty()) {
            return null;
        }
        String key = values.getFirst();
        if (values.size() > 1
                || key.isEmpty()
                || key.length() > MAX_LENGTH
                || !key.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new ProblemException(
                    ErrorCode.INVALID_IDEMPOTENCY_KEY,
                    "Idempotency-Key must be 1 to 255 visible ASCII characters.",
                    Map.of("errors", List.of(new FieldError(HEADER, "is not a key"))));
        }
        return key;
    }
}
