package io.taskledger.query.changes;

import io.taskledger.platform.auth.Caller;
import io.taskledger.query.model.MemberRow;
import io.taskledger.query.model.Members;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Reader;

import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Reads which projects a caller may see now. */
@Component
final class Sights {

    private static final Set<ProjectionName> FROM = Set.of(ProjectionName.WORKSPACE);

    private final Reader reader;
    private final Members members;

    Sights(Reader reader, Members members) {
        this.reader = reader;
        this.members = members;
    }

    Sight of(Caller caller, Freshness wish) {
        if (caller.isAdmin()) {
            return new Sight(caller.id(), true, Set.of(), Long.MAX_VALUE);
        }
        Reader.Read<Set<UUID>> mine =
                reader.read(
                        wish,
                        FROM,
                        snapshot ->
                                members
                                        .findByGenerationAndUserId(
                                                snapshot.generation(ProjectionName.WORKSPACE),
                                                caller.id())
                                        .stream()
                                        .map(MemberRow::projectId)
                                        .collect(Collectors.toSet()));
        return new Sight(caller.id(), false, mine.value(), mine.snapshot().position(FROM));
    }
}
