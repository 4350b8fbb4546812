package io.taskledger.query.history;

import io.taskledger.api.event.EventMetadata;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.ProjectRestored;
import io.taskledger.api.event.ProjectTrashed;
import io.taskledger.api.event.ProjectUnarchived;
import io.taskledger.api.history.view.FieldChange;
import io.taskledger.query.projection.Bulk;
import io.taskledger.query.projection.Fact;
import io.taskledger.query.projection.Parking;
import io.taskledger.query.projection.Projection;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.projection.Upsert;

import org.springframework.jdbc.core.JdbcTemplate;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes down what each event changed. */
public final class HistoryProjection implements Projection {

    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final ObjectWriter json;
    private final Upsert<Line> insert;

    public HistoryProjection(JdbcTemplate jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.insert =
                new Upsert<Line>("history", "position")
                        .column("position", "bigint", line -> line.fact().position())
                        .column("at", "timestamptz", line -> line.fact().at())
                        .indexed("actor", "text", line -> line.fact().actor())
                        .indexed("event", "text", Line::event)
                        .column("aggregate_type", "text", Line::aggregateType)
                        .indexed("aggregate_id", "text", Line::aggregateId)
                        .column("project_id", "uuid", line -> line.fact().projectId())
                        .column("version", "bigint", Line::version)
                        .column("changes", "jsonb", Line::changes)
                        .column("command_id", "text", line -> line.meta(EventMetadata.COMMAND_ID))
                        .column(
                                "correlation_id",
                                "text",
                                line -> line.meta(EventMetadata.CORRELATION_ID))
                        .column("request_id", "text", line -> line.meta(EventMetadata.REQUEST_ID));
        this.json = json.writerFor(CHANGES);
    }

    @Override
    public ProjectionName name() {
        return ProjectionName.HISTORY;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public void apply(int generation, List<Fact> facts, Parking parking) {
        insert.append(
                jdbc,
                generation,
                facts.size(),
                lines(facts, archivedBefore(generation, facts), parking));
    }

    @Override
    public Bulk bulk(int generation) {
        return new Lines(generation);
    }

    /** Each as it comes. */
    private final class Lines implements Bulk {

        private final int generation;
        private Map<UUID, Boolean> archived = Map.of();

        private Lines(int generation) {
            this.generation = generation;
        }

        @Override
        public void add(List<Fact> facts, boolean last, Parking parking) {
            Map<UUID, Boolean> now = new HashMap<>(archived);
            insert.copy(jdbc, generation, lines(facts, now, parking)::iterator);
            archived = last ? Map.of() : now;
        }
    }

    /** Each event tells its line by itself. */
    @Override
    public void complete(int generation) {}

    /** In order, each when it is asked for. */
    private Stream<Line> lines(List<Fact> facts, Map<UUID, Boolean> archived, Parking parking) {
        return facts.stream()
                .map(fact -> parking.result(fact, each -> line(each, archived)))
                .flatMap(Optional::stream);
    }

    private Line line(Fact fact, Map<UUID, Boolean> archived) {
        UUID project = fact.projectId();
        switch (fact.event()) {
            case ProjectArchived e -> archived.put(e.projectId(), true);
            case ProjectUnarchived e -> archived.put(e.projectId(), false);
            default -> {}
        }
        boolean isArchived = project != null && archived.getOrDefault(project, false);
        return new Line(fact, json.writeValueAsString(Changes.of(fact.event(), isArchived)));
    }

    /** Going to the trash and coming back do not say from and to which state; earlier events do. */
    private Map<UUID, Boolean> archivedBefore(int generation, List<Fact> facts) {
        Map<UUID, Boolean> archived = new HashMap<>();
        String[] projects =
                facts.stream()
                        .filter(
                                fact ->
                                        fact.event() instanceof ProjectTrashed
                                                || fact.event() instanceof ProjectRestored)
                        .map(Fact::aggregateId)
                        .distinct()
                        .toArray(String[]::new);
        if (projects.length > 0) {
            jdbc.query(
                    """
                    select distinct on (aggregate_id) aggregate_id, event
                    from   history
                    where  generation = ? and aggregate_id = any (?)
                    and    event in ('ProjectArchived', 'ProjectUnarchived')
                    order  by aggregate_id, position desc
                    """,
                    row -> {
                        archived.put(
                                UUID.fromString(row.getString("aggregate_id")),
                                row.getString("event").equals("ProjectArchived"));
                    },
                    generation,
                    projects);
        }
        return archived;
    }

    /** What operators did is told of what it was done to, not of the stream that tells it. */
    private record Line(Fact fact, String changes) {

        private String event() {
            return fact.event() instanceof OperatorActed e ? e.action() : fact.eventName();
        }

        private String aggregateType() {
            return fact.event() instanceof OperatorActed e ? e.subjectType() : fact.aggregateType();
        }

        private String aggregateId() {
            return fact.event() instanceof OperatorActed e ? e.subjectId() : fact.aggregateId();
        }

        private long version() {
            return fact.event() instanceof OperatorActed ? 0 : fact.version();
        }

        private @org.jspecify.annotations.Nullable String meta(String key) {
            return fact.metadata().get(key);
        }
    }
}
