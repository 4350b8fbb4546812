package io.taskledger.api.value;

/** Subject of a person's access tokens: 1 to 128 visible ASCII characters. */
public record UserId(String value) {

    public static final int MAX_LENGTH = 128;

    public UserId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new InvalidValueException("must be 1 to %d characters".formatted(MAX_LENGTH));
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidValueException("must be visible ASCII characters");
        }
    }
}
