package io.taskledger.platform.problem;

/**
 * One thing wrong with a request.
 *
 * @param field the JSON path of a field, such as {@code title} or {@code labels[2]}, or the name of
 *     a parameter or header
 * @param message what is wrong, for people; never text of an exception
 */
public record FieldError(String field, String message) {}
