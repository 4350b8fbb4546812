package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.sql.DataSource;

/** The rebuilds there were and are, of what this release knows. */
@Component
final class Rebuilds {

    private static final String UNDER_WAY =
            "state in ('PENDING', 'BUILDING', 'INDEXING', 'CATCHING_UP', 'COMPARING', 'READY')";

    /** A release to come may have written others. */
    private static final String KNOWN =
            "projection in (%s) and state in (%s)"
                    .formatted(
                            quoted(ProjectionName.texts().stream()),
                            quoted(Stream.of(RebuildState.values()).map(Enum::name)));

    private final JdbcClient jdbc;

    Rebuilds(@Qualifier("projections") DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    private static String quoted(Stream<String> names) {
        return names.collect(Collectors.joining("', '", "'", "'"));
    }

    Optional<Rebuild> find(UUID id) {
        return jdbc.sql("select * from rebuild where id = ? and " + KNOWN)
                .param(id)
                .query((row, number) -> Rebuild.of(row))
                .optional();
    }

    /** As {@link #find}, and nobody changes it before the transaction ends. */
    Optional<Rebuild> lock(UUID id) {
        return jdbc.sql("select * from rebuild where id = ? and " + KNOWN + " for update")
                .param(id)
                .query((row, number) -> Rebuild.of(row))
                .optional();
    }

    Optional<Rebuild> underWay(ProjectionName projection) {
        return jdbc.sql("select * from rebuild where projection = ? and " + UNDER_WAY)
                .param(projection.text())
                .query((row, number) -> Rebuild.of(row))
                .optional();
    }

    /** Newest first. */
    List<Rebuild> latest(ProjectionName projection, int count) {
        return jdbc.sql(
                        "select * from rebuild where projection = ? and "
                                + KNOWN
                                + " order by requested_at desc limit ?")
                .param(projection.text())
                .param(count)
                .query((row, number) -> Rebuild.of(row))
                .list();
    }

    /** Whether one was ever asked for that makes this version or a later one. */
    boolean anyOf(ProjectionName projection, int version) {
        return jdbc.sql("select exists (select from rebuild where projection = ? and version >= ?)")
                .param(projection.text())
                .param(version)
                .query(Boolean.class)
                .single();
    }

    /** In the caller's transaction, which has locked the projection. */
    UUID insert(
            ProjectionName projection, int replaces, int version, boolean autoPromote, String by) {
        int generation =
                jdbc.sql(
                                """
                                insert into projection_generation (projection, generation, version, followed)
                                select projection, max(generation) + 1, :version, false
                                from   projection_generation
                                where  projection = :projection
                                group  by projection
                                returning generation
                                """)
                        .param("projection", projection.text())
                        .param("version", version)
                        .query(Integer.class)
                        .single();
        return jdbc.sql(
                        """
                        insert into rebuild (projection, generation, replaces, version, auto_promote, requested_by)
                        values (:projection, :generation, :replaces, :version, :auto, :by)
                        returning id
                        """)
                .param("projection", projection.text())
                .param("generation", generation)
                .param("replaces", replaces)
                .param("version", version)
                .param("auto", autoPromote)
                .param("by", by)
                .query(UUID.class)
                .single();
    }

    /**
     * Holds it or lets it go on; what it died of before counts no more.
     *
     * @param because null if an operator wants it
     */
    void setPaused(UUID id, boolean paused, @Nullable String because) {
        jdbc.sql("delete from rebuild_death where rebuild_id = ?").param(id).update();
        jdbc.sql(
                        """
                        update rebuild
                        set    paused = ?, paused_because = ?, owner = null, claimed_at = null, measured_at = null, events_per_second = null
                        where  id = ?
                        """)
                .param(paused)
                .param(because)
                .param(id)
                .update();
    }

    /** Ends it, for now. */
    void finish(UUID id, RebuildState state) {
        jdbc.sql(
                        """
                        update rebuild
                        set    state = ?, paused = false, finished_at = clock_timestamp(), owner = null, claimed_at = null,
                               failure = null, events_per_second = null
                        where  id = ?
                        """)
                .param(state.name())
                .param(id)
                .update();
    }

    /** Queries read it, and before they read the other. */
    void promoted(UUID id, int replaced) {
        finish(id, RebuildState.PROMOTED);
        jdbc.sql("update rebuild set replaces = ? where id = ?").param(replaced).param(id).update();
    }

    void reportFailure(UUID id, Throwable cause) {
        jdbc.sql("update rebuild set failure = ? where id = ? and " + UNDER_WAY)
                .param(cause.getClass().getSimpleName() + ": " + cause.getMessage())
                .param(id)
                .update();
    }

    void clearFailure(UUID id) {
        jdbc.sql("update rebuild set failure = null where id = ? and failure is not null")
                .param(id)
                .update();
    }
}
