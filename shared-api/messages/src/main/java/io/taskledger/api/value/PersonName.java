package io.taskledger.api.value;

/** What a person is called: one line of 1 to 200 characters, trimmed. */
public record PersonName(String value) {

    public static final int MAX_LENGTH = 200;

    public PersonName {
        value = Text.line(value, MAX_LENGTH);
    }

    /**
     * The name that an identity provider gives, whatever it is: without what no name may contain,
     * cut to what a name may be; the id where nothing is left to be seen.
     *
     * @param id visible text
     */
    public static PersonName from(String given, String id) {
        int[] kept =
                given.codePoints()
                        .filter(c -> !Character.isISOControl(c) && !Text.isLoneSurrogate(c))
                        .filter(c -> !Visibility.breaksLines(c) && !Direction.isControl(c))
                        .toArray();
        String name = Text.trimmed(new String(kept, 0, kept.length));
        if (name.codePointCount(0, name.length()) > MAX_LENGTH) {
            name = name.substring(0, name.offsetByCodePoints(0, MAX_LENGTH));
        }
        return new PersonName(Text.shows(name) ? name : id);
    }
}
