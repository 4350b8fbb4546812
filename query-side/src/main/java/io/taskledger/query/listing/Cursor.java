package io.taskledger.query.listing;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The place after one entry of a sorted list. Opaque to clients. It says nothing that the entry did
 * not say, and what may be seen is decided anew for each request, so it needs no signature;
 * whatever does not read back exactly is refused.
 *
 * @param sort the list's order as in the request; the place has no meaning in another
 * @param number 0-based, of the page that begins here
 * @param key the entry's value of the sort field
 * @param id the entry's id
 */
record Cursor(String sort, long number, String key, String id) {

    private static final String SEPARATOR = "\u001f";
    private static final int PARTS = 4;
    // No list has so many pages, and page times size stays a number.
    private static final long LAST_PAGE = 1_000_000_000;

    String encoded() {
        String text = String.join(SEPARATOR, sort, Long.toString(number), id, key);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static Optional<Cursor> decode(String value) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8);
            List<String> parts = List.of(text.split(SEPARATOR, PARTS));
            if (parts.size() < PARTS || text.indexOf('\0') >= 0) {
                return Optional.empty();
            }
            Cursor cursor =
                    new Cursor(
                            parts.get(0), Long.parseLong(parts.get(1)), parts.get(3), parts.get(2));
            return cursor.number >= 0
                            && cursor.number <= LAST_PAGE
                            && cursor.encoded().equals(value)
                    ? Optional.of(cursor)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
