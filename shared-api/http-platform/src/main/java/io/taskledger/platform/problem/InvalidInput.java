package io.taskledger.platform.problem;

import io.taskledger.api.error.ErrorCode;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BindingResult;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fields and parameters that validation or conversion refused. */
final class InvalidInput {

    private InvalidInput() {}

    static @Nullable ProblemException translate(Throwable exception) {
        return switch (exception) {
            case MethodArgumentNotValidException body ->
                    ProblemException.invalid(fields(body.getBindingResult()));
            case HandlerMethodValidationException method -> ofMethod(method);
            case ConstraintViolationException violated ->
                    ProblemException.invalid(
                            violated.getConstraintViolations().stream()
                                    .map(InvalidInput::field)
                                    .toList());
            case MethodArgumentTypeMismatchException mismatch -> ofArgument(mismatch);
            case TypeMismatchException mismatch ->
                    new ProblemException(ErrorCode.INVALID_PARAMETER);
            case MissingServletRequestParameterException missing ->
                    ProblemException.invalidParameter(missing.getParameterName(), "is missing");
            case MissingRequestHeaderException missing ->
                    ProblemException.invalidParameter(missing.getHeaderName(), "is missing");
            default -> null;
        };
    }

    /** An id in a path that cannot be one names nothing; a parameter is named. */
    private static ProblemException ofArgument(MethodArgumentTypeMismatchException mismatch) {
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? new ProblemException(ErrorCode.NOT_FOUND)
                : ProblemException.invalidParameter(
                        mismatch.getName(), expected(mismatch.getRequiredType()));
    }

    private static ProblemException ofMethod(HandlerMethodValidationException method) {
        List<FieldError> errors = new ArrayList<>();
        boolean body = false;
        for (ParameterValidationResult result : method.getParameterValidationResults()) {
            if (result instanceof ParameterErrors fields) {
                body = true;
                fields.getAllErrors().forEach(error -> errors.add(field(error)));
            } else {
                result.getResolvableErrors()
                        .forEach(e -> errors.add(error(name(result), e.getDefaultMessage())));
            }
        }
        return body
                ? ProblemException.invalid(errors)
                : new ProblemException(
                        ErrorCode.INVALID_PARAMETER,
                        null,
                        Map.of("errors", ProblemException.few(errors)));
    }

    private static String name(ParameterValidationResult result) {
        MethodParameter parameter = result.getMethodParameter();
        String name = parameter.getParameterName();
        return name == null ? "parameter" : name;
    }

    private static List<FieldError> fields(BindingResult result) {
        return result.getAllErrors().stream().map(InvalidInput::field).toList();
    }

    private static FieldError field(ObjectError error) {
        String name =
                error instanceof org.springframework.validation.FieldError field
                        ? field.getField()
                        : "";
        return error(name, error.getDefaultMessage());
    }

    private static FieldError field(ConstraintViolation<?> violation) {
        return error(violation.getPropertyPath().toString(), violation.getMessage());
    }

    private static FieldError error(String name, @Nullable String message) {
        return new FieldError(name, message == null ? "is not valid" : message);
    }

    /** How a value of this type must look, in words. */
    static String expected(@Nullable Class<?> type) {
        return Expected.inWords(type);
    }
}
