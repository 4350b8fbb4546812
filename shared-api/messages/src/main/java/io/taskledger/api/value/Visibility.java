package io.taskledger.api.value;

/**
 * What can be seen of a character that stands alone. Blanks show nothing and belong to nothing, so
 * text is trimmed of them. Others show nothing by themselves either but shape what stands beside
 * them: accents, joiners (Persian, Hindi, families of emoji), marks of direction, variation
 * selectors, the tags of flags. They are kept, but do not count as text.
 */
final class Visibility {

    /** Drawn as a space or not at all, whatever Unicode says of their kind. */
    private static final String OTHER_BLANKS =
            "\u00ad" // soft hyphen
                    + "\u180e" // Mongolian vowel separator, a space until Unicode 6.3
                    + "\u200b" // zero width space
                    + "\u2060" // word joiner
                    + "\u2800" // Braille pattern blank
                    + "\u3164" // Hangul filler
                    + "\ufeff" // zero width no-break space
                    + "\uffa0" // half-width Hangul filler
                    + "\ud80d\udc41\ud80d\udc42" // Egyptian blanks
            ;

    private Visibility() {}

    static boolean isBlank(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || c == '\u0085'
                || OTHER_BLANKS.indexOf(c) >= 0;
    }

    static boolean shows(int c) {
        return !isBlank(c) && !belongsToOthers(c) && !isIgnorable(c);
    }

    /** Line and paragraph separators; the other line breaks are control characters. */
    static boolean breaksLines(int c) {
        return c == '\u2028' || c == '\u2029';
    }

    private static boolean belongsToOthers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK ->
                    true;
            default -> false;
        };
    }

    /** The rest of Default_Ignorable_Code_Point, most of it unassigned, and an empty note head. */
    private static boolean isIgnorable(int c) {
        return c == 0x115f // fillers of Korean syllables
                || c == 0x1160
                || c == 0x2065
                || c >= 0xfff0 && c <= 0xfff8
                || c == 0x1d159
                || c >= 0xe0000 && c <= 0xe0fff;
    }
}
