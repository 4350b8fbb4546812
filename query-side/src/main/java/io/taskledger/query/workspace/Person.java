package io.taskledger.query.workspace;

import io.taskledger.api.event.UserEvent;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserRenamed;
import io.taskledger.query.projection.Fact;

import org.jspecify.annotations.Nullable;

/** A person as their events tell it. */
record Person(String id, String name, long version, long position) {

    /**
     * The person after one more event.
     *
     * @param before null if the event is the first
     * @throws RuntimeException if the event cannot follow: the fold is then to be parked
     */
    static Person fold(@Nullable Person before, Fact fact) {
        fact.requireAfter(before == null ? 0 : before.version);
        return switch ((UserEvent) fact.event()) {
            case UserRegistered e -> of(fact, e.userId(), e.name());
            case UserRenamed e -> of(fact, e.userId(), e.to());
        };
    }

    private static Person of(Fact fact, String id, String name) {
        return new Person(id, name, fact.version(), fact.position());
    }
}
