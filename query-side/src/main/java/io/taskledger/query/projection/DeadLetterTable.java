package io.taskledger.query.projection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The parked events of a projection; the events themselves stay in the log. */
final class DeadLetterTable {

    private static final Logger log = LoggerFactory.getLogger(DeadLetterTable.class);

    private final JdbcTemplate jdbc;
    private final Upsert<DeadLetter> insert;
    private final String projection;

    DeadLetterTable(JdbcTemplate jdbc, ProjectionName projection) {
        this.jdbc = jdbc;
        this.projection = projection.text();
        this.insert =
                new Upsert<DeadLetter>(
                                "dead_letter",
                                "projection, aggregate_id, position",
                                "cause = excluded.cause")
                        .column("projection", "text", letter -> this.projection)
                        .column("aggregate_id", "text", letter -> letter.fact().aggregateId())
                        .column("position", "bigint", letter -> letter.fact().position())
                        .column("event", "text", letter -> letter.fact().eventName())
                        .column("cause", "text", DeadLetter::cause)
                        .column("project_id", "uuid", letter -> letter.fact().projectId());
    }

    /**
     * Which of the aggregates of these facts are parked; nearly always none at all, and then nobody
     * sends the names of all aggregates of a batch. Begins a savepoint.
     */
    Set<String> parked(int generation, Collection<Fact> facts, Savepoints savepoints) {
        boolean none =
                savepoints.beginAsking(
                        "select not exists (select from dead_letter where projection = ? and"
                                + " generation = ?)",
                        projection,
                        generation);
        return none ? Set.of() : Set.copyOf(find(generation, facts));
    }

    private List<String> find(int generation, Collection<Fact> facts) {
        return JdbcClient.create(jdbc)
                .sql(
                        """
                        select distinct aggregate_id
                        from   dead_letter
                        where  projection = ? and generation = ? and aggregate_id = any (?)
                        """)
                .param(projection)
                .param(generation)
                .param(facts.stream().map(Fact::aggregateId).distinct().toArray(String[]::new))
                .query(String.class)
                .list();
    }

    void park(int generation, List<DeadLetter> letters) {
        for (DeadLetter each : letters) {
            if (each.thrown() != null) {
                log.error(
                        "Event {} is parked with its aggregate",
                        each.fact().position(),
                        each.thrown());
            }
        }
        insert.write(jdbc, generation, letters);
    }
}
