package io.taskledger.api.value;

import org.jspecify.annotations.Nullable;

/** Description of a project or task: up to 10,000 characters in any number of lines. */
public record Description(String value) {

    public static final int MAX_LENGTH = 10_000;

    public Description {
        value = Text.block(value, MAX_LENGTH);
    }

    /** The description, or null where nothing of it can be seen: there is no empty description. */
    public static @Nullable Description orNone(String text) {
        Description description = new Description(text);
        return Text.shows(text) ? description : null;
    }
}
