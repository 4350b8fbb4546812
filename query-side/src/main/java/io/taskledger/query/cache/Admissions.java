package io.taskledger.query.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.taskledger.eventlog.LogMark;
import io.taskledger.query.reading.Subject;
import io.taskledger.query.reading.Subject.Scope;

import java.util.UUID;

/**
 * Who was found to be a member of a project at its last change, by one state of the read model's
 * tables. Membership is part of the project, so what was true at that change is true until the
 * next.
 */
final class Admissions {

    private static final int MOST = 50_000;

    private final Cache<Admission, Boolean> known = Caffeine.newBuilder().maximumSize(MOST).build();

    /** Whether the caller surely may see the subject; if not, the read model has to say. */
    boolean admits(String prefix, Subject subject, Stamp stamp) {
        return subject.scope() != Scope.PROJECT
                || subject.caller().isAdmin()
                || known.getIfPresent(Admission.of(prefix, subject, stamp)) != null;
    }

    /** The read model let the caller see it. What administrators see says nothing about members. */
    void admit(String prefix, Subject subject, Stamp stamp) {
        if (subject.scope() == Scope.PROJECT && !subject.caller().isAdmin()) {
            known.put(Admission.of(prefix, subject, stamp), true);
        }
    }

    private record Admission(String prefix, String userId, UUID projectId, LogMark changed) {

        static Admission of(String prefix, Subject subject, Stamp stamp) {
            UUID project = subject.projectId();
            if (project == null) {
                throw new IllegalArgumentException("No project: " + subject);
            }
            return new Admission(prefix, subject.caller().id(), project, stamp.changed());
        }
    }
}
