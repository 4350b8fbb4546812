package io.taskledger.query.reading;

import io.taskledger.api.http.ConsistencyToken;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a query, ready to be sent.
 *
 * @param <T> what the body shows, for documentation only
 * @param token of the position that it reflects
 * @param etag with its quotes; null if there is none
 * @param revalidates whether a client that has this etag certainly has this body
 * @param link value of the header; null if there is none
 * @param waitApplied seconds, if the client's preference was followed
 */
public record Answer<T>(
        ConsistencyToken token,
        Body body,
        @Nullable String etag,
        boolean revalidates,
        @Nullable String link,
        @Nullable Long waitApplied) {

    public long position() {
        return token.position();
    }

    /** The same for a request with this wish, up to whose position nothing of it has changed. */
    public Answer<T> following(Freshness wish) {
        return new Answer<>(
                wish.atLeast() > position() ? wish.token() : token,
                body,
                etag,
                revalidates,
                link,
                wish.preferred() ? Long.valueOf(wish.patience().toSeconds()) : null);
    }
}
