package io.taskledger.command.platform.web;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.FieldError;
import io.taskledger.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code If-Match}: one strong entity tag that is a version, or {@code *} for any. */
final class IfMatch {

    private static final Pattern VERSION = Pattern.compile("\"([1-9][0-9]{0,17})\"");

    private IfMatch() {}

    /** The version that the caller expects; null if they do not mind. */
    static @Nullable Long version(@Nullable Enumeration<String> headers) {
        List<String> values = headers == null ? List.of() : Collections.list(headers);
        if (values.isEmpty() || values.equals(List.of("*"))) {
            return null;
        }
        Matcher matcher = VERSION.matcher(values.getFirst().strip());
        if (values.size() > 1 || !matcher.matches()) {
            throw new ProblemException(
                    ErrorCode.MALFORMED_REQUEST,
                    "If-Match must be one ETag of an earlier answer, or *.",
                    Map.of("errors", List.of(new FieldError("If-Match", "is not a version"))));
        }
        return Long.valueOf(matcher.group(1));
    }
}
