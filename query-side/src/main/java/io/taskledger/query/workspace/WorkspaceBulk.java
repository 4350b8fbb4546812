package io.taskledger.query.workspace;

import io.taskledger.query.projection.Bulk;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Parking;
import io.taskledger.query.projection.Savepoints;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;

/**
 * Copies what each stream comes to, once it has ended. Of one that goes on it sees to it that what
 * it has come to could be stored.
 */
final class WorkspaceBulk implements Bulk {

    private final JdbcTemplate jdbc;
    private final Savepoints savepoints;
    private final int generation;
    private Rows open = Rows.NONE;

    WorkspaceBulk(JdbcTemplate jdbc, int generation) {
        this.jdbc = jdbc;
        this.savepoints = new Savepoints(jdbc);
        this.generation = generation;
    }

    @Override
    public void add(List<Fact> facts, boolean last, Parking parking) {
        WorkspaceBatch batch = new WorkspaceBatch();
        batch.goesOn(open);
        facts.forEach(fact -> parking.run(fact, batch::fold));
        Rows all = batch.rows();
        if (last) {
            copy(all);
            open = Rows.NONE;
        } else {
            String id = facts.getLast().aggregateId();
            Rows goingOn = all.of(id);
            copy(all.without(id));
            savepoints.probe(() -> copy(goingOn));
            open = goingOn;
        }
    }

    private void copy(Rows rows) {
        TaskTable.copy(jdbc, generation, rows.tasks());
        ProjectTable.copy(jdbc, generation, rows.projects());
        MemberTable.copy(jdbc, generation, rows.members());
        PersonTable.copy(jdbc, generation, rows.people());
    }
}
