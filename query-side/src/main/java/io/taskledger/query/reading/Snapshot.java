package io.taskledger.query.reading;

import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.api.member.MemberRole;
import io.taskledger.query.projection.ProjectionName;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * What one transaction sees of the read model.
 *
 * @param live of each projection
 * @param role what the caller is in the project that is asked for; null if that was not read
 */
public record Snapshot(Map<ProjectionName, Live> live, @Nullable Role role) {

    private static final Comparator<ConsistencyToken> BY_POSITION =
            Comparator.comparingLong(ConsistencyToken::position);

    public Snapshot {
        live = Map.copyOf(live);
    }

    /**
     * What someone is in a project.
     *
     * @param projectExists whether there is such a project
     * @param role null if none
     * @param parked names of the project's own events that are parked
     */
    public record Role(
            UUID projectId,
            String userId,
            boolean projectExists,
            @Nullable MemberRole role,
            Set<String> parked) {

        public Role {
            parked = Set.copyOf(parked);
        }

        /**
         * @param found null if there is no such project, empty for no role
         * @param parked names, comma-separated; null for none
         */
        static Role of(Subject subject, @Nullable String found, @Nullable String parked) {
            return new Role(
                    Objects.requireNonNull(subject.projectId()),
                    subject.caller().id(),
                    found != null,
                    found == null || found.isEmpty() ? null : MemberRole.valueOf(found),
                    names(parked));
        }

        /** Names as they come from the database: comma-separated, null for none. */
        public static Set<String> names(@Nullable String joined) {
            return joined == null ? Set.of() : Set.of(joined.split(","));
        }

        public boolean isOf(UUID project, String user) {
            return projectId.equals(project) && userId.equals(user);
        }
    }

    /**
     * The generation of a projection that answers queries.
     *
     * @param epoch grows whenever its contents change otherwise than by following the log
     * @param epochPosition where the log was when the epoch last grew
     * @param position up to which every event is in it
     * @param fingerprint of the last of them; {@link ConsistencyToken#UNKNOWN} if only the log has
     *     it
     * @param diverged whether it was made from another log than the one that is there
     * @param parked whether events of it are parked
     */
    public record Live(
            int generation,
            long epoch,
            long epochPosition,
            long position,
            long fingerprint,
            boolean diverged,
            boolean parked) {

        ConsistencyToken token() {
            return new ConsistencyToken(position, fingerprint);
        }
    }

    /** Whether events of the projection are parked. */
    public boolean areParked(ProjectionName projection) {
        Live found = live.get(projection);
        return found != null && found.parked();
    }

    public int generation(ProjectionName projection) {
        return of(projection).generation();
    }

    /** Up to which position every event is in all of these projections. */
    public long position(Collection<ProjectionName> projections) {
        return projections.stream()
                .mapToLong(projection -> of(projection).position())
                .min()
                .orElseThrow();
    }

    /** What every one of these projections has. */
    public ConsistencyToken token(Collection<ProjectionName> projections) {
        return projections.stream()
                .map(projection -> of(projection).token())
                .min(BY_POSITION)
                .orElseThrow();
    }

    /** From where on a reader misses nothing of what any of these projections shows. */
    ConsistencyToken latest(Collection<ProjectionName> projections) {
        return projections.stream()
                .map(projection -> of(projection).token())
                .max(BY_POSITION)
                .orElseThrow();
    }

    boolean has(Collection<ProjectionName> projections) {
        return live.keySet().containsAll(projections);
    }

    /** Whether what was asked of this one is what has to be asked of the other. */
    boolean asksAsOf(Snapshot other) {
        return hasGenerationsOf(other)
                && live.keySet().stream()
                        .noneMatch(each -> other.areParked(each) && !areParked(each));
    }

    private boolean hasGenerationsOf(Snapshot other) {
        return live.keySet().equals(other.live.keySet())
                && live.keySet().stream()
                        .allMatch(each -> generation(each) == other.generation(each));
    }

    /** Whether any of these projections was made from another log than the one that is there. */
    boolean isDiverged(Collection<ProjectionName> projections) {
        return projections.stream().anyMatch(projection -> of(projection).diverged());
    }

    /** Whether what last changed at the position has looked the same ever since. */
    public boolean isOfThisEpoch(ProjectionName projection, long position) {
        return position > of(projection).epochPosition();
    }

    public long epoch(ProjectionName projection) {
        return of(projection).epoch();
    }

    private Live of(ProjectionName projection) {
        Live found = live.get(projection);
        if (found == null) {
            throw new IllegalStateException("No checkpoint of " + projection);
        }
        return found;
    }
}
