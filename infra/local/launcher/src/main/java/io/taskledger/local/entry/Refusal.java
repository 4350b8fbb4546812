package io.taskledger.local.entry;

import java.util.Locale;

/** The answers of the entry point itself, with codes and titles of the REST contract. */
enum Refusal {
    UNAUTHENTICATED(401, "A valid access token is needed"),
    NOT_FOUND(404, "There is nothing here that you may see"),
    METHOD_NOT_ALLOWED(405, "This method is not supported here"),
    REQUEST_TIMEOUT(408, "The request took too long to arrive"),
    PAYLOAD_TOO_LARGE(413, "The request is too large"),
    TOO_MUCH_AT_ONCE(429, "Too much at once; wait for earlier requests to be answered"),
    UNAVAILABLE(503, "The service cannot answer right now");

    private final int status;
    private final String title;

    Refusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    static Refusal of(Shares.Grant grant) {
        return grant == Shares.Grant.SHARE_USED_UP ? TOO_MUCH_AT_ONCE : UNAVAILABLE;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** Whether the same request may be sent again a little later. */
    boolean passes() {
        return this == REQUEST_TIMEOUT || this == TOO_MUCH_AT_ONCE || this == UNAVAILABLE;
    }

    /** As RFC 9457 writes it. */
    String problem() {
        return """
        {"type":"urn:taskledger:problem:%1$s","title":"%2$s","status":%3$d,"code":"%1$s"}\
        """
                .formatted(name().toLowerCase(Locale.ROOT), title, status);
    }
}
