package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.ComparisonView;
import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.api.operations.view.RebuildView;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Shows rebuilds, the same from every instance; several of them without the rows that differ. */
@Component
public final class RebuildViews {

    private static final int LATEST = 10;
    private static final Set<RebuildState> MOVING =
            EnumSet.of(RebuildState.BUILDING, RebuildState.CATCHING_UP);

    private final Rebuilds rebuilds;
    private final RebuildDetails.Reader details;
    private final LogReader log;
    private final JsonMapper json;

    RebuildViews(Rebuilds rebuilds, RebuildDetails.Reader details, LogReader log, JsonMapper json) {
        this.rebuilds = rebuilds;
        this.details = details;
        this.log = log;
        this.json = json;
    }

    /** The last ones of a projection, newest first. */
    public List<RebuildView> latest(ProjectionName projection, long head) {
        List<Rebuild> latest = rebuilds.latest(projection, LATEST);
        RebuildDetails found = details.of(latest);
        return latest.stream().map(each -> of(each, found, head, false)).toList();
    }

    RebuildView of(Rebuild rebuild) {
        return of(rebuild, details.of(List.of(rebuild)), log.head(), true);
    }

    private RebuildView of(Rebuild rebuild, RebuildDetails found, long logHead, boolean whole) {
        RebuildDetails.Moment now = Objects.requireNonNull(found.moments().get(rebuild.id()));
        long head = Math.max(logHead, now.processed());
        Double rate = MOVING.contains(rebuild.state()) ? rebuild.eventsPerSecond() : null;
        return new RebuildView(
                rebuild.id(),
                rebuild.projection().text(),
                rebuild.generation(),
                rebuild.replaces(),
                rebuild.version(),
                rebuild.state(),
                rebuild.autoPromote(),
                now.processed(),
                head,
                rate,
                eta(now, head, rate),
                comparison(rebuild, whole),
                found.segments().getOrDefault(rebuild.id(), List.of()),
                rebuild.owner(),
                rebuild.failure(),
                rebuild.state() == RebuildState.PAUSED ? rebuild.pausedBecause() : null,
                now.deadLetters(),
                rebuild.requestedBy(),
                rebuild.requestedAt(),
                rebuild.finishedAt(),
                now.droppedAt(),
                rebuild.phase() == RebuildState.PROMOTED && now.canRollBack());
    }

    private static @Nullable Instant eta(
            RebuildDetails.Moment now, long head, @Nullable Double rate) {
        return rate == null || rate <= 0
                ? null
                : now.at().plus(Duration.ofMillis((long) ((head - now.processed()) * 1000 / rate)));
    }

    private @Nullable ComparisonView comparison(Rebuild rebuild, boolean whole) {
        if (rebuild.comparison() == null) {
            return null;
        }
        ComparisonView comparison = json.readValue(rebuild.comparison(), ComparisonView.class);
        return whole ? comparison : comparison.withoutDifferences();
    }
}
