package io.taskledger.query.changes;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.eventlog.LogMark;
import io.taskledger.platform.problem.ProblemException;

import org.jspecify.annotations.Nullable;

/**
 * The id of an event of a stream: the Consistency-Token of its position. Those of the release
 * before are plain positions.
 */
final class EventId {

    private EventId() {}

    /**
     * What the client has seen; null if it has nothing.
     *
     * @param text value of {@code Last-Event-ID}
     * @throws ProblemException with {@code invalid_parameter}
     */
    static @Nullable LogMark seen(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String id = text.strip();
        return ConsistencyToken.decode(id)
                .map(token -> new LogMark(token.position(), token.fingerprint()))
                .orElseGet(() -> position(id));
    }

    private static LogMark position(String id) {
        try {
            long position = Long.parseLong(id);
            if (position >= 0) {
                return LogMark.position(position);
            }
        } catch (NumberFormatException e) {
            // answered below
        }
        throw ProblemException.invalidParameter("Last-Event-ID", "is not one of ours");
    }
}
