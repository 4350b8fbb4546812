package io.taskledger.query.projection;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Folds batches into the read model, in the transaction of whoever calls. */
final class BatchRunner {

    private final JdbcTemplate jdbc;
    private final MeterRegistry meters;
    private final Map<ProjectionName, Projection> projections;

    BatchRunner(JdbcTemplate jdbc, MeterRegistry meters, Collection<Projection> projections) {
        this.jdbc = jdbc;
        this.meters = meters;
        this.projections =
                projections.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Projection::name, Function.identity()));
    }

    int liveGeneration(ProjectionName name) {
        return JdbcClient.create(jdbc)
                .sql("select live_generation from projection where name = ?")
                .param(name.text())
                .query(Integer.class)
                .single();
    }

    void run(ProjectionName name, int generation, List<Fact> facts) {
        Timer.Sample sample = Timer.start(meters);
        DeadLetterTable deadLetters = new DeadLetterTable(jdbc, name);
        Parking parking = new Parking(deadLetters.parked(generation, facts));
        Projection projection = projections.get(name);
        if (projection == null) {
            throw new IllegalStateException("No projection " + name);
        }
        projection.apply(generation, facts, parking);
        deadLetters.park(generation, parking.letters());
        sample.stop(meters.timer("taskledger.projection.batch", "projection", name.text()));
        DistributionSummary.builder("taskledger.projection.batch.events")
                .tag("projection", name.text())
                .register(meters)
                .record(facts.size());
    }
}
