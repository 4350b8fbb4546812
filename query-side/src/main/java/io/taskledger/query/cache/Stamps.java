package io.taskledger.query.cache;

import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Asked;
import io.taskledger.query.reading.Questions;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.reading.Subject;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * Learns from the read model what following the log did not tell, and from the log which events
 * those were.
 */
final class Stamps {

    private static final Set<ProjectionName> WORKSPACE = Set.of(ProjectionName.WORKSPACE);

    /** How long an answer waits for the log, so that the next one comes from the cache. */
    private static final Duration PATIENCE = Duration.ofMillis(250);

    /** How long the log is left alone after it did not tell. */
    private static final long REST_NANOS = 1_000_000_000;

    private final LastChanges changes;
    private final CurrentTables tables;
    private final LogMarks log;
    private volatile long silentAt = System.nanoTime() - REST_NANOS;

    Stamps(LastChanges changes, CurrentTables tables, LogMarks log) {
        this.changes = changes;
        this.tables = tables;
        this.log = log;
    }

    /**
     * What a snapshot told.
     *
     * @param prefix what keys of answers from it begin with; null if that is not known
     * @param learnt null if all was known
     */
    record Told(@Nullable String prefix, @Nullable Learnt learnt) {}

    /**
     * Where things last changed, as of a position.
     *
     * @param projectAt of the project, if it is about one
     */
    record Learnt(long at, @Nullable UUID project, long projectAt, long peopleAt) {}

    /** Asks along what is not known yet. */
    Function<Snapshot, Told> ask(Questions questions, Subject subject) {
        UUID project = subject.projectId();
        boolean known = project == null || changes.ofProject(project) != null;
        if (known && changes.ofPeople() != null) {
            return snapshot -> new Told(prefix(snapshot), null);
        }
        int generation = questions.generation(ProjectionName.WORKSPACE);
        Asked<Long> projectAt = project == null ? null : projectChangedAt(questions, project);
        Asked<Long> peopleAt =
                questions.number(
                        """
                        select max(position)
                        from   (select position from person where generation = %1$d
                                union all
                                select position from dead_letter
                                where  projection = 'workspace' and generation = %1$d and project_id is null) as changes\
                        """
                                .formatted(generation),
                        List.of());
        return snapshot ->
                new Told(
                        prefix(snapshot),
                        new Learnt(
                                snapshot.position(WORKSPACE),
                                project,
                                projectAt == null ? 0 : projectAt.get(),
                                peopleAt.get()));
    }

    /** Takes it in; holds nothing that others wait for. */
    void learn(Told told) {
        Learnt learnt = told.learnt();
        if (learnt == null || System.nanoTime() - silentAt < REST_NANOS) {
            return;
        }
        LogMark project = log.at(learnt.projectAt(), PATIENCE);
        LogMark people = log.at(learnt.peopleAt(), PATIENCE);
        if (project.hasFingerprint() && people.hasFingerprint()) {
            changes.learn(learnt.at(), learnt.project(), project, people);
        } else {
            silentAt = System.nanoTime();
        }
    }

    private @Nullable String prefix(Snapshot snapshot) {
        return tables.prefix(
                snapshot.generation(ProjectionName.WORKSPACE),
                snapshot.epoch(ProjectionName.WORKSPACE));
    }

    /** A parked event is a change too: pages of before it are not of after it. */
    private static Asked<Long> projectChangedAt(Questions questions, UUID project) {
        return questions.number(
                """
                select max(position)
                from   (select position from project where generation = %1$d and id = ?
                        union all
                        select position from project_tally where generation = %1$d and project_id = ?
                        union all
                        select position from dead_letter
                        where  projection = 'workspace' and generation = %1$d
                        and    (project_id = ? or project_id is null)) as changes\
                """
                        .formatted(questions.generation(ProjectionName.WORKSPACE)),
                List.of(project, project, project));
    }
}
