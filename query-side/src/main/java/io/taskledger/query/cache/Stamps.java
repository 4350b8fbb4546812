package io.taskledger.query.cache;

import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Asked;
import io.taskledger.query.reading.Questions;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.reading.Subject;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Learns from the read model what following the log did not tell. */
final class Stamps {

    private static final Set<ProjectionName> WORKSPACE = Set.of(ProjectionName.WORKSPACE);

    private final LastChanges changes;
    private final CurrentTables tables;

    Stamps(LastChanges changes, CurrentTables tables) {
        this.changes = changes;
        this.tables = tables;
    }

    /**
     * Asks along what is not known yet.
     *
     * @return learns it, and says what keys of answers from this snapshot begin with, null if that
     *     is not known
     */
    Function<Snapshot, @Nullable String> ask(Questions questions, Subject subject) {
        UUID project = subject.projectId();
        boolean known = project == null || changes.ofProject(project) != null;
        if (known && changes.ofPeople() != null) {
            return this::prefix;
        }
        int generation = questions.generation(ProjectionName.WORKSPACE);
        Asked<Long> projectAt = project == null ? null : projectChangedAt(questions, project);
        Asked<Long> peopleAt =
                questions.number(
                        "select max(position) from person where generation = " + generation,
                        List.of());
        return snapshot -> {
            changes.learn(
                    snapshot.position(WORKSPACE),
                    project,
                    projectAt == null ? 0 : projectAt.get(),
                    peopleAt.get());
            return prefix(snapshot);
        };
    }

    private @Nullable String prefix(Snapshot snapshot) {
        return tables.prefix(
                snapshot.generation(ProjectionName.WORKSPACE),
                snapshot.epoch(ProjectionName.WORKSPACE));
    }

    private static Asked<Long> projectChangedAt(Questions questions, UUID project) {
        return questions.number(
                """
                select max(position)
                from   (select position from project where generation = %1$d and id = ?
                        union all
                        select position from project_tally where generation = %1$d and project_id = ?) as changes\
                """
                        .formatted(questions.generation(ProjectionName.WORKSPACE)),
                List.of(project, project));
    }
}
