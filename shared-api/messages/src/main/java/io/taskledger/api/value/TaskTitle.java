package io.taskledger.api.value;

/** Title of a task: one line of 1 to 200 characters, trimmed. */
public record TaskTitle(String value) {

    public static final int MAX_LENGTH = 200;

    public TaskTitle {
        value = Text.line(value, MAX_LENGTH);
    }
}
