package io.taskledger.query.reading;

import io.taskledger.query.projection.ProjectionName;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Map;
import java.util.stream.Collectors;

/** Reads where the live generations stand. */
final class Checkpoints {

    private static final String LIVE =
            """
            select p.name, p.live_generation, p.epoch, p.epoch_position, g.diverged_at is not null as diverged,
                   min(c.position) as position
            from   projection p
            join   projection_checkpoint c on c.projection = p.name and c.generation = p.live_generation
            join   projection_generation g on g.projection = p.name and g.generation = p.live_generation
            group  by p.name, g.diverged_at
            """;

    private final JdbcClient jdbc;

    Checkpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** As this transaction sees it, or as it is now outside of one. */
    Snapshot read() {
        return new Snapshot(
                jdbc
                        .sql(LIVE)
                        .query(
                                (row, number) ->
                                        Map.entry(
                                                ProjectionName.of(row.getString("name"))
                                                        .orElseThrow(),
                                                new Snapshot.Live(
                                                        row.getInt("live_generation"),
                                                        row.getLong("epoch"),
                                                        row.getLong("epoch_position"),
                                                        row.getLong("position"),
                                                        row.getBoolean("diverged"))))
                        .list()
                        .stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, Map.Entry::getValue)));
    }
}
