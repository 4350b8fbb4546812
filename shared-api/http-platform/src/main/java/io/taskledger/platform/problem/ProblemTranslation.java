package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;

import org.apache.catalina.connector.ClientAbortException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.context.request.async.AsyncRequestTimeoutException;

import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What any exception means to a client. Services add their own by {@link ProblemTranslator}. */
final class ProblemTranslation {

    private final List<ProblemTranslator> translators;

    ProblemTranslation(List<ProblemTranslator> translators) {
        this.translators = List.copyOf(translators);
    }

    /** Never fails; what nobody knows is an {@code internal_error}. */
    ProblemException of(Throwable exception) {
        if (exception instanceof ProblemException problem) {
            return problem;
        }
        for (ProblemTranslator translator : translators) {
            ProblemException known = translator.translate(exception);
            if (known != null) {
                return known;
            }
        }
        ProblemException known = InvalidInput.translate(exception);
        return known != null ? known : ofFramework(exception);
    }

    /** True if there is nobody left to answer to. */
    boolean isClientGone(Throwable exception) {
        return causes(exception)
                .anyMatch(
                        cause ->
                                cause instanceof AsyncRequestNotUsableException
                                        || cause instanceof ClientAbortException);
    }

    /** True if the client sent nothing of a body for as long as the server waits. */
    boolean isClientSilent(Throwable exception) {
        return causes(exception).anyMatch(SocketTimeoutException.class::isInstance)
                && causes(exception).anyMatch(ClientAbortException.class::isInstance);
    }

    /** True if the client did not take its answer in time, and Spring says it in its own way. */
    boolean isAnswerNotTaken(Throwable exception) {
        return causes(exception).anyMatch(AnswerNotTakenException.class::isInstance);
    }

    private static Stream<Throwable> causes(Throwable exception) {
        return Stream.<Throwable>iterate(exception, Objects::nonNull, Throwable::getCause)
                .limit(20);
    }

    private static ProblemException ofFramework(Throwable exception) {
        return switch (exception) {
            case HttpMessageNotReadableException unreadable -> UnreadableBody.problem(unreadable);
            case BodyTooLargeException tooLarge -> tooLarge.problem();
            case BodyTooSlowException tooSlow -> BodyTooSlowException.problem();
            case AccessDeniedException denied -> new ProblemException(ErrorCode.FORBIDDEN);
            case AuthenticationException stranger ->
                    new ProblemException(ErrorCode.UNAUTHENTICATED);
            case AsyncRequestTimeoutException late ->
                    new ProblemException(ErrorCode.UNAVAILABLE).header("Retry-After", "1");
            // A query string that is no text is found out when the first parameter is read.
            case InvalidParameterException undecodable ->
                    new ProblemException(ErrorCode.MALFORMED_REQUEST);
            case RequestRejectedException suspicious ->
                    new ProblemException(ErrorCode.MALFORMED_REQUEST);
            case ErrorResponse response -> ofStatus(response);
            default -> new ProblemException(ErrorCode.INTERNAL_ERROR);
        };
    }

    private static ProblemException ofStatus(ErrorResponse response) {
        ProblemException problem = new ProblemException(ofStatus(response.getStatusCode().value()));
        response.getHeaders()
                .forEach((name, values) -> problem.header(name, String.join(", ", values)));
        return problem;
    }

    /** The code for an answer of which only the status is known. */
    static ErrorCode ofStatus(@Nullable Integer status) {
        int known = status == null ? 500 : status;
        return switch (known) {
            case 401 -> ErrorCode.UNAUTHENTICATED;
            case 403 -> ErrorCode.FORBIDDEN;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 408 -> ErrorCode.REQUEST_TIMEOUT;
            case 413 -> ErrorCode.PAYLOAD_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            case 429 -> ErrorCode.RATE_LIMITED;
            case 503 -> ErrorCode.UNAVAILABLE;
            default ->
                    known >= 400 && known < 500
                            ? ErrorCode.MALFORMED_REQUEST
                            : ErrorCode.INTERNAL_ERROR;
        };
    }
}
