package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends a request with a problem+json answer. Everything in it is for the client's eyes. It carries
 * no stack trace: it is an answer, not a fault.
 */
public final class ProblemException extends RuntimeException {

    private final ErrorCode code;
    private final transient Map<String, Object> extras;
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public ProblemException(ErrorCode code) {
        this(code, null, Map.of());
    }

    public ProblemException(ErrorCode code, @Nullable String detail) {
        this(code, detail, Map.of());
    }

    /**
     * @param extras further members of the answer, such as {@code currentVersion}; in order
     */
    public ProblemException(ErrorCode code, @Nullable String detail, Map<String, ?> extras) {
        super(detail, null, false, false);
        this.code = code;
        this.extras = new LinkedHashMap<>(extras);
    }

    /** How many bad fields an answer names; there is little use in more. */
    public static final int MOST_ERRORS = 20;

    /** A {@code validation_failed} that names bad fields, at most {@link #MOST_ERRORS}. */
    public static ProblemException invalid(List<FieldError> errors) {
        return new ProblemException(
                ErrorCode.VALIDATION_FAILED, null, Map.of("errors", few(errors)));
    }

    static List<FieldError> few(List<FieldError> errors) {
        return List.copyOf(errors.subList(0, Math.min(MOST_ERRORS, errors.size())));
    }

    /** A {@code validation_failed} about one field. */
    public static ProblemException invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** An {@code invalid_parameter} about one parameter or header. */
    public static ProblemException invalidParameter(String name, String message) {
        return new ProblemException(
                ErrorCode.INVALID_PARAMETER,
                name + " " + message,
                Map.of("errors", List.of(new FieldError(name, message))));
    }

    /** Adds a response header, such as {@code Retry-After}. */
    public ProblemException header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public ErrorCode code() {
        return code;
    }

    /** What to tell beyond the title of the code. */
    public @Nullable String detail() {
        return getMessage();
    }

    public Map<String, Object> extras() {
        return extras;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
