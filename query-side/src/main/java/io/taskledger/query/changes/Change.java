package io.taskledger.query.changes;

import io.taskledger.api.change.ChangeNotice;
import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.MemberRoleChanged;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.eventlog.LogMark;
import io.taskledger.query.projection.Fact;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What a stream tells of a fact, and to whom it may: without the fact's content, so that many can
 * be kept.
 *
 * @param projectId null for what is about a person
 * @param joined user who may see the project from here on; null if nobody begins to
 * @param about whose access it is about; null for all else
 * @param left user who may not see it any more after this; null if nobody ceases to
 */
record Change(
        LogMark mark,
        Instant at,
        String actor,
        String event,
        String aggregateType,
        String aggregateId,
        @Nullable UUID projectId,
        long version,
        @Nullable String joined,
        @Nullable String left,
        @Nullable String about,
        Audience audience) {

    /** Who may hear of what belongs to no project. */
    enum Audience {
        /** Who shares a project with the person whom it is about, and that person. */
        ACQUAINTANCES,
        /** The person whom it is about. */
        PERSON,
        /** Administrators, who hear of everything. */
        ADMINISTRATORS;

        private static Audience of(Fact fact) {
            return switch (fact.event()) {
                case AccessEvent access -> PERSON;
                case OperatorActed acted -> ADMINISTRATORS;
                default -> ACQUAINTANCES;
            };
        }
    }

    static Change of(Fact fact) {
        return new Change(
                fact.mark(),
                fact.at(),
                fact.actor(),
                fact.eventName(),
                fact.aggregateType(),
                fact.aggregateId(),
                fact.projectId(),
                fact.version(),
                joined(fact),
                fact.event() instanceof MemberRemoved removed ? removed.userId() : null,
                fact.event() instanceof AccessEvent access ? access.userId() : null,
                Audience.of(fact));
    }

    long position() {
        return mark.position();
    }

    /**
     * @param token the Consistency-Token with which a refetch sees the change
     */
    ChangeNotice notice(String token) {
        return new ChangeNotice(
                mark.position(),
                at,
                actor,
                event,
                aggregateType,
                aggregateId,
                projectId,
                version,
                token);
    }

    private static @Nullable String joined(Fact fact) {
        return switch (fact.event()) {
            case ProjectCreated created -> created.ownerId();
            case MemberAdded added -> added.userId();
            case MemberRoleChanged changed -> changed.userId();
            default -> null;
        };
    }
}
