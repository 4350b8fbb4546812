package io.taskledger.api.event;

import java.util.Optional;
import java.util.Set;

/**
 * What this release reads, but writes only once every live instance reads it, for the release
 * before did not: new types, revisions and values of events, and new forms of what clients carry
 * from one instance to another. A capability stays in {@link #READ} for good; the release after may
 * write what needs it unasked.
 */
public final class Capabilities {

    /** Sign-outs and withdrawn access: {@link AccessEvent}. */
    public static final String REVOCATIONS = "revocations";

    /** {@link OperatorActed}. */
    public static final String OPERATOR_EVENTS = "operator-events";

    /** Consistency tokens, and ids of streams, that tell their event: no event needs it. */
    public static final String TOKEN_FINGERPRINTS = "token-fingerprints";

    /** All that this release reads. */
    public static final Set<String> READ = Set.of(REVOCATIONS, OPERATOR_EVENTS, TOKEN_FINGERPRINTS);

    private Capabilities() {}

    /** What all must know before the event is written as it is; empty: it may be written. */
    public static Optional<String> neededFor(LedgerEvent event) {
        return switch (event) {
            case AccessEvent access -> Optional.of(REVOCATIONS);
            case OperatorActed acted -> Optional.of(OPERATOR_EVENTS);
            case ProjectEvent project -> Optional.empty();
            case TaskEvent task -> Optional.empty();
            case UserEvent user -> Optional.empty();
        };
    }
}
