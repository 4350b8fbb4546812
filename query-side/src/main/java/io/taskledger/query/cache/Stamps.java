package io.taskledger.query.cache;

import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.reading.Subject;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Set;
import java.util.UUID;

/** Learns from the read model what following the log did not tell. */
final class Stamps {

    private static final Set<ProjectionName> WORKSPACE = Set.of(ProjectionName.WORKSPACE);

    private final JdbcClient jdbc;
    private final LastChanges changes;
    private final CurrentTables tables;

    Stamps(JdbcClient jdbc, LastChanges changes, CurrentTables tables) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.tables = tables;
    }

    /**
     * To be called in the transaction that the snapshot belongs to.
     *
     * @return what keys of answers from this snapshot begin with
     */
    String learn(Snapshot snapshot, Subject subject) {
        int generation = snapshot.generation(ProjectionName.WORKSPACE);
        UUID project = subject.projectId();
        boolean known = project == null || changes.ofProject(project) != null;
        if (!known || changes.ofPeople() == null) {
            changes.learn(
                    snapshot.position(WORKSPACE),
                    project,
                    project == null ? 0 : projectChangedAt(generation, project),
                    peopleChangedAt(generation));
        }
        return tables.prefix(generation, snapshot.epoch(ProjectionName.WORKSPACE));
    }

    private long projectChangedAt(int generation, UUID project) {
        return jdbc.sql(
                        """
                        select coalesce(max(position), 0)
                        from   (select position from project where generation = :generation and id = :project
                                union all
                                select position from project_tally where generation = :generation and project_id = :project) as changes
                        """)
                .param("generation", generation)
                .param("project", project)
                .query(Long.class)
                .single();
    }

    private long peopleChangedAt(int generation) {
        return jdbc.sql("select coalesce(max(position), 0) from person where generation = ?")
                .param(generation)
                .query(Long.class)
                .single();
    }
}
