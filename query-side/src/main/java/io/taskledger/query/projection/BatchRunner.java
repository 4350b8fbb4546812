package io.taskledger.query.projection;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Folds batches into the read model, in the transaction of whoever calls. */
public final class BatchRunner {

    private final JdbcTemplate jdbc;
    private final Savepoints savepoints;
    private final MeterRegistry meters;
    private final Map<ProjectionName, Projection> projections;

    BatchRunner(JdbcTemplate jdbc, MeterRegistry meters, Collection<Projection> projections) {
        this.jdbc = jdbc;
        this.savepoints = new Savepoints(jdbc);
        this.meters = meters;
        this.projections =
                projections.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Projection::name, Function.identity()));
    }

    /** The projection as this instance's code has it. */
    public Projection projection(ProjectionName name) {
        Projection projection = projections.get(name);
        if (projection == null) {
            throw new IllegalStateException("No projection " + name);
        }
        return projection;
    }

    /** Folds facts that follow what the generation has. */
    public void run(ProjectionName name, int generation, List<Fact> facts) {
        Timer.Sample sample = Timer.start(meters);
        DeadLetterTable deadLetters = new DeadLetterTable(jdbc, name);
        Parking parking = new Parking(deadLetters.parked(generation, facts, savepoints));
        applying(name, generation).attempt(facts, true, parking);
        deadLetters.park(generation, parking.letters());
        mark(name, generation, Mark.of(facts.getLast()));
        sample.stop(meters.timer("taskledger.projection.batch", "projection", name.text()));
        DistributionSummary.builder("taskledger.projection.batch.events")
                .tag("projection", name.text())
                .register(meters)
                .record(facts.size());
    }

    /** Remembers an event that the generation has, or is about to be built with. */
    public void mark(ProjectionName name, int generation, Mark mark) {
        jdbc.update(
                """
                insert into projection_mark (projection, generation, position, event, fingerprint, fingerprint_position)
                values (?, ?, ?, ?, ?, ?)
                on     conflict (projection, generation) do update
                set    position = excluded.position, event = excluded.event,
                       fingerprint = excluded.fingerprint, fingerprint_position = excluded.fingerprint_position
                where  projection_mark.position < excluded.position
                """,
                name.text(),
                generation,
                mark.position(),
                mark.event(),
                mark.place().fingerprint(),
                mark.position());
    }

    /** Begins to fold parked facts of one aggregate again, in the caller's transaction. */
    public Again again(ProjectionName name, int generation) {
        return new Again(generation, new DeadLetterTable(jdbc, name), applying(name, generation));
    }

    /** Parked facts on their way into a generation. */
    public static final class Again {

        private final int generation;
        private final DeadLetterTable deadLetters;
        private final Sifting facts;
        private final Parking parking = new Parking(Set.of());

        private Again(int generation, DeadLetterTable deadLetters, Sifting facts) {
            this.generation = generation;
            this.deadLetters = deadLetters;
            this.facts = facts;
        }

        /**
         * The next ones, in their order.
         *
         * @return position → cause of those that still cannot be applied
         */
        public SortedMap<Long, String> add(List<Fact> next) {
            facts.fold(next, true, parking);
            List<DeadLetter> letters = parking.takeLetters();
            deadLetters.park(generation, letters);
            return letters.stream()
                    .collect(
                            Collectors.toMap(
                                    letter -> letter.fact().position(),
                                    DeadLetter::cause,
                                    (one, other) -> other,
                                    TreeMap::new));
        }
    }

    private Sifting applying(ProjectionName name, int generation) {
        Projection projection = projection(name);
        return new Sifting(
                savepoints, (facts, last, parking) -> projection.apply(generation, facts, parking));
    }

    /** Folds streams in bulk into a generation that has none of them, in one transaction. */
    public Building build(ProjectionName name, int generation) {
        Bulk bulk = projection(name).bulk(generation);
        return new Building(generation, new DeadLetterTable(jdbc, name), bulk);
    }

    /** Some streams on their way into a generation. */
    public final class Building {

        private final int generation;
        private final DeadLetterTable deadLetters;
        private final Sifting streams;
        private final Parking parking = new Parking(Set.of());

        private Building(int generation, DeadLetterTable deadLetters, Bulk bulk) {
            this.generation = generation;
            this.deadLetters = deadLetters;
            this.streams = new Sifting(savepoints, bulk::add);
        }

        /** As {@link Bulk#add}; parks what cannot be stored. */
        public void add(List<Fact> facts, boolean last) {
            streams.fold(facts, last, parking);
            deadLetters.park(generation, parking.takeLetters());
        }
    }
}
