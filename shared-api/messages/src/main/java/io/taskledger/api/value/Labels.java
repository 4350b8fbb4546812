package io.taskledger.api.value;

import java.util.List;

/**
 * Labels of a task: at most 20, each one line of 1 to 50 characters; trimmed, distinct and sorted
 * by code unit.
 */
public record Labels(List<String> values) {

    public static final int MAX_COUNT = 20;
    public static final int MAX_LENGTH = 50;

    public static final Labels NONE = new Labels(List.of());

    public Labels {
        values =
                values.stream()
                        .map(label -> Text.line(label, MAX_LENGTH))
                        .distinct()
                        .sorted()
                        .toList();
        if (values.size() > MAX_COUNT) {
            throw new InvalidValueException("must be at most %d labels".formatted(MAX_COUNT));
        }
    }
}
