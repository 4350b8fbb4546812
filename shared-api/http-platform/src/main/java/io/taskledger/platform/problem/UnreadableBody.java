package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;

import org.springframework.http.converter.HttpMessageNotReadableException;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

import java.io.IOException;
import java.util.List;

/** Why a body could not be read, without a word of the parser's own messages. */
final class UnreadableBody {

    private UnreadableBody() {}

    static ProblemException problem(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable;
        while ((cause = cause.getCause()) != null) {
            switch (cause) {
                case BodyTooLargeException tooLarge -> {
                    return tooLarge.problem();
                }
                case BodyTooSlowException tooSlow -> {
                    return BodyTooSlowException.problem();
                }
                case ProblemException refused -> {
                    return refused;
                }
                case UnrecognizedPropertyException unknown -> {
                    return ProblemException.invalid(path(unknown), "is not a known field");
                }
                case StreamReadException broken -> {
                    if (!(broken.getCause() instanceof IOException)) {
                        return malformed(broken);
                    }
                }
                case ValueInstantiationException refused -> {
                    if (!(refused.getCause() instanceof ProblemException)) {
                        return ProblemException.invalid(path(refused), "is not valid");
                    }
                }
                case MismatchedInputException mismatch -> {
                    return mismatch.getPath().isEmpty()
                            ? new ProblemException(
                                    ErrorCode.MALFORMED_REQUEST,
                                    "The body must be a JSON object of the documented form.")
                            : ProblemException.invalid(
                                    path(mismatch), Expected.inWords(mismatch.getTargetType()));
                }
                default -> {}
            }
        }
        return new ProblemException(ErrorCode.MALFORMED_REQUEST, "A JSON body is needed.");
    }

    private static ProblemException malformed(StreamReadException broken) {
        TokenStreamLocation at = broken.getLocation();
        return new ProblemException(
                ErrorCode.MALFORMED_REQUEST,
                at == null
                        ? "The body is not valid JSON."
                        : "The body is not valid JSON at line %d, column %d."
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    private static String path(JacksonException exception) {
        StringBuilder path = new StringBuilder();
        List<JacksonException.Reference> steps = exception.getPath();
        for (JacksonException.Reference step : steps) {
            String name = step.getPropertyName();
            if (name == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(name);
            }
        }
        return path.length() > 200 ? path.substring(0, 200) : path.toString();
    }
}
