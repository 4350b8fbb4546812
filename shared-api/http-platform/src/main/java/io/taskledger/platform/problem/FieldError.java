package io.taskledger.platform.problem;

/**
 * One thing wrong with a request.
 *
 * @param field the JSON path of a field, such as {@code title} or {@code labels[2]}, or the name of
 *     a parameter or header
 * @param message what is wrong, for people; never text of an exception
 */
public record FieldError(String field, String message) {

    private static final int LONGEST_FIELD = 100;
    private static final int LONGEST_MESSAGE = 300;

    /** Cuts what is too long: some of it is the client's own. */
    public FieldError {
        field = cut(field, LONGEST_FIELD);
        message = cut(message, LONGEST_MESSAGE);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) : text;
    }
}
