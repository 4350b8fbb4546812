package io.taskledger.query.access;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.taskledger.api.event.UserAccessRevoked;
import io.taskledger.api.event.UserSignedOut;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.eventlog.tail.LogFollower;
import io.taskledger.eventlog.tail.LogListener;
import io.taskledger.eventlog.tail.LogTail;
import io.taskledger.platform.auth.Revocations;
import io.taskledger.platform.health.Readiness;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import java.util.Set;

/**
 * Tells whoever checks tokens what the log says of sessions, also while projections rest. A
 * restored log takes nothing back. The instance is ready while it hears the log, and knows what was
 * said before it started.
 */
@Component
final class FollowedRevocations implements LogListener, SmartLifecycle, Readiness {

    private final LogTail tail;
    private final Revocations revocations;
    private volatile @Nullable LogFollower follower;

    FollowedRevocations(LogTail tail, Revocations revocations, MeterRegistry meters) {
        this.tail = tail;
        this.revocations = revocations;
        Gauge.builder("taskledger.follow.behind", this, FollowedRevocations::behind)
                .tag("listener", "FollowedRevocations")
                .description("Events of the log that the listener has not heard yet")
                .register(meters);
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

    @Override
    public void start() {
        follower = new LogFollower("revocations", tail, this);
    }

    @Override
    public void stop() {
        LogFollower following = follower;
        if (following != null) {
            following.close();
            follower = null;
        }
    }

    @Override
    public boolean isRunning() {
        return follower != null;
    }

    private long behind() {
        LogFollower following = follower;
        return following == null ? 0 : following.behind();
    }

    /** Before the server takes requests. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public String name() {
        return "revocations";
    }

    @Override
    public boolean isReady() {
        LogFollower following = follower;
        return following != null && following.isHearing();
    }
}
