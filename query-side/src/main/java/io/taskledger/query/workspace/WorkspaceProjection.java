package io.taskledger.query.workspace;

import io.taskledger.query.projection.Bulk;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Parking;
import io.taskledger.query.projection.Projection;
import io.taskledger.query.projection.ProjectionName;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;

/** Folds events into projects, members, tallies, tasks and people. */
public final class WorkspaceProjection implements Projection {

    private final JdbcTemplate jdbc;

    public WorkspaceProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public ProjectionName name() {
        return ProjectionName.WORKSPACE;
    }

    @Override
    public int version() {
        return 1;
    }

    /** Small events may be about large rows: then they are folded in parts. */
    @Override
    public void apply(int generation, List<Fact> facts, Parking parking) {
        Touched touched = Touched.by(facts);
        if (touched.isLarge(jdbc, generation)) {
            int half = facts.size() / 2;
            apply(generation, facts.subList(0, half), parking);
            apply(generation, facts.subList(half, facts.size()), parking);
        } else {
            fold(generation, facts, touched, parking);
        }
    }

    private void fold(int generation, List<Fact> facts, Touched touched, Parking parking) {
        WorkspaceBatch batch = new WorkspaceBatch();
        TaskTable.load(jdbc, generation, touched.tasks()).forEach(batch::has);
        ProjectTable.load(jdbc, generation, touched.projects()).forEach(batch::has);
        PersonTable.load(jdbc, generation, touched.people()).forEach(batch::has);
        for (Fact fact : facts) {
            parking.run(fact, batch::fold);
        }
        TaskTable.write(jdbc, generation, batch.tasks());
        ProjectTable.write(jdbc, generation, batch.projects());
        MemberTable.write(jdbc, generation, batch.members());
        TallyTable.add(jdbc, generation, batch.tallies());
        PersonTable.write(jdbc, generation, batch.people());
    }

    @Override
    public Bulk bulk(int generation) {
        return new WorkspaceBulk(jdbc, generation);
    }

    @Override
    public void complete(int generation) {
        TallyTable.count(jdbc, generation);
    }
}
