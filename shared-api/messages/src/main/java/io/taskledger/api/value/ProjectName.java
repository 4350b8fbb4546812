package io.taskledger.api.value;

/** Name of a project: one line of 1 to 200 characters, trimmed. */
public record ProjectName(String value) {

    public static final int MAX_LENGTH = 200;

    public ProjectName {
        value = Text.line(value, MAX_LENGTH);
    }
}
