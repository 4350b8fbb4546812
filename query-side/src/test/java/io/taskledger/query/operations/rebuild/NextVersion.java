package io.taskledger.query.operations.rebuild;

import io.taskledger.query.projection.Bulk;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Parking;
import io.taskledger.query.projection.Projection;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.workspace.WorkspaceProjection;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

import java.util.List;

import javax.sql.DataSource;

/** The service's next version: tasks know how long their titles are, in a column of its own. */
class NextVersion {

    static final String MIGRATION = "alter table task add column title_length integer";

    @Bean
    Projection workspaceProjection(@Qualifier("projections") DataSource source) {
        return new Workspace(new JdbcTemplate(source));
    }

    private record Workspace(JdbcTemplate jdbc, WorkspaceProjection before) implements Projection {

        Workspace(JdbcTemplate jdbc) {
            this(jdbc, new WorkspaceProjection(jdbc));
        }

        @Override
        public ProjectionName name() {
            return before.name();
        }

        @Override
        public int version() {
            return before.version() + 1;
        }

        @Override
        public void apply(int generation, List<Fact> facts, Parking parking) {
            before.apply(generation, facts, parking);
            jdbc.update(
                    "update task set title_length = length(title) where generation = ? and position"
                            + " = any (?)",
                    generation,
                    facts.stream().map(Fact::position).toArray(Long[]::new));
        }

        @Override
        public Bulk bulk(int generation) {
            return before.bulk(generation);
        }

        @Override
        public void complete(int generation) {
            before.complete(generation);
            jdbc.update("update task_g%d set title_length = length(title)".formatted(generation));
        }
    }
}
