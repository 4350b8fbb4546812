package io.taskledger.command.access;

import io.taskledger.api.event.UserAccessRevoked;
import io.taskledger.api.event.UserSignedOut;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.eventlog.tail.LogListener;
import io.taskledger.platform.auth.Revocations;

import org.springframework.stereotype.Component;

import java.util.Set;

/** Tells whoever checks tokens what the log says of sessions. A restored log takes nothing back. */
@Component
final class FollowedRevocations implements LogListener {

    private final Revocations revocations;

    FollowedRevocations(Revocations revocations) {
        this.revocations = revocations;
    }

    @Override
    public Set<String> types() {
        return Set.of("UserSignedOut", "UserAccessRevoked");
    }

    @Override
    public long startsAfter(LogReader log) {
        return log.positionAgo(revocations.longestAccess());
    }

    @Override
    public void happened(RecordedEvent event, int size) {
        switch (event.payload()) {
            case UserSignedOut e when e.session() != null ->
                    revocations.signedOut(e.userId(), e.session());
            case UserSignedOut e -> revocations.signedOut(e.userId(), event.recordedAt());
            case UserAccessRevoked e -> revocations.revoked(e.userId(), event.recordedAt());
            default -> {}
        }
    }
}
