package io.taskledger.command;

import io.taskledger.api.command.Actor;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.ProjectTrashed;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.member.MemberRole;
import io.taskledger.command.platform.people.KnownPeople;
import io.taskledger.command.platform.quota.Quotas;
import io.taskledger.platform.quota.QuotaProperties;

import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.util.unit.DataSize;

import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;

/** Fixed ids and one-line events of the decision tests. */
public final class Given {

    public static final UUID PROJECT = UUID.fromString("018f0000-0000-7000-8000-0000000000a1");
    public static final UUID TASK = UUID.fromString("018f0000-0000-7000-8000-0000000000b1");

    public static final Actor OWNER = new Actor("owner", false);
    public static final Actor EDITOR = new Actor("editor", false);
    public static final Actor VIEWER = new Actor("viewer", false);
    public static final Actor STRANGER = new Actor("stranger", false);

    /** Someone who never signed in. */
    public static final Actor GHOST = new Actor("ghost", false);

    public static final Actor ADMIN = new Actor("admin", true);

    private Given() {}

    public static ProjectCreated created() {
        return new ProjectCreated(PROJECT, "Home", null, OWNER.id());
    }

    public static MemberAdded member(Actor actor, MemberRole role) {
        return new MemberAdded(PROJECT, actor.id(), role);
    }

    public static ProjectArchived archived() {
        return new ProjectArchived(PROJECT);
    }

    public static ProjectTrashed trashed() {
        return new ProjectTrashed(PROJECT);
    }

    /** These are known, and nobody else. */
    public static KnownPeople people(Actor... known) {
        InMemoryEventStorageEngine log = new InMemoryEventStorageEngine();
        for (Actor person : known) {
            UserRegistered registered = new UserRegistered(person.id(), person.id());
            log.appendEvents(
                    List.of(new GenericDomainEventMessage<>("User", person.id(), 0, registered)));
        }
        return new KnownPeople(EmbeddedEventStore.builder().storageEngine(log).build());
    }

    /** Two projects, two tasks, four members and a kilobyte a day; of all, so much is used. */
    public static Quotas quotas(long used) {
        return new Quotas(
                new QuotaProperties(2, 2, 4, DataSize.ofKilobytes(1)),
                (quota, subject) -> OptionalLong.of(used));
    }

    /** A project with one member of each role. */
    public static ProjectEvent[] staffed(ProjectEvent... more) {
        ProjectEvent[] events = new ProjectEvent[3 + more.length];
        events[0] = created();
        events[1] = member(EDITOR, MemberRole.EDITOR);
        events[2] = member(VIEWER, MemberRole.VIEWER);
        System.arraycopy(more, 0, events, 3, more.length);
        return events;
    }
}
