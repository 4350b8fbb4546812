package io.taskledger.query.changes;

import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.auth.Revocations;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Reader;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Reads which projects a caller may see now. */
@Component
final class Sights {

    private static final Set<ProjectionName> FROM = Set.of(ProjectionName.WORKSPACE);

    private final Reader reader;
    private final JdbcClient jdbc;
    private final Lineage lineage;
    private final Acquaintances acquaintances;
    private final Revocations revocations;

    Sights(
            Reader reader,
            JdbcClient readModel,
            Lineage lineage,
            Acquaintances acquaintances,
            Revocations revocations) {
        this.reader = reader;
        this.jdbc = readModel;
        this.lineage = lineage;
        this.acquaintances = acquaintances;
        this.revocations = revocations;
    }

    Sight of(Caller caller, Freshness wish) {
        BooleanSupplier ended = () -> revocations.cover(caller);
        if (caller.isAdmin()) {
            return new Sight(caller.id(), true, Set.of(), Long.MAX_VALUE, acquaintances, ended);
        }
        Reader.Read<Set<UUID>> mine =
                reader.read(
                        wish,
                        FROM,
                        snapshot ->
                                jdbc.sql(
                                                "select m.project_id from project_member m where"
                                                        + " m.generation = ? and m.user_id = ? and "
                                                        + Visibility.NOBODY_REMOVED)
                                        .param(snapshot.generation(ProjectionName.WORKSPACE))
                                        .param(caller.id())
                                        .query(UUID.class)
                                        .set());
        lineage.require(mine.snapshot(), FROM);
        return new Sight(
                caller.id(),
                false,
                mine.value(),
                mine.snapshot().position(FROM),
                acquaintances,
                ended);
    }
}
