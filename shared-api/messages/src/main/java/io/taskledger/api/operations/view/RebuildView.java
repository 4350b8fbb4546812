package io.taskledger.api.operations.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A new generation of a projection, built beside the live one. All times are of the database.
 *
 * @param projection its name
 * @param generation that it makes
 * @param replaces the generation that was live when it was asked for, or before it was promoted
 * @param version of the fold that makes it
 * @param autoPromote whether it is promoted once it is ready and equal; equality is not asked of a
 *     generation with another fold than the live one
 * @param processed events that are in it
 * @param head of the log
 * @param eventsPerSecond lately; null while nothing is being processed
 * @param eta when it will have caught up if it goes on like this; null if that cannot be told
 * @param comparison with the live generation; null before
 * @param segments of the bulk build; empty before it
 * @param owner the instance that drives it; null if none does
 * @param failure why it does not go on; it is tried again until it does
 * @param pausedBecause why it paused itself; null if an operator holds it, and while it is not
 *     paused
 * @param deadLetters parked in it
 * @param requestedBy user id, or {@code system} for a projection that changed
 * @param finishedAt when it was promoted, rolled back or cancelled last
 * @param droppedAt when the tables of this generation were dropped
 * @param canRollBack whether {@code rollback} has a generation to go back to
 */
public record RebuildView(
        UUID id,
        String projection,
        int generation,
        int replaces,
        int version,
        RebuildState state,
        boolean autoPromote,
        long processed,
        long head,
        @Nullable Double eventsPerSecond,
        @Nullable Instant eta,
        @Nullable ComparisonView comparison,
        List<RebuildSegmentView> segments,
        @Nullable String owner,
        @Nullable String failure,
        @Nullable String pausedBecause,
        long deadLetters,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant droppedAt,
        boolean canRollBack) {}
