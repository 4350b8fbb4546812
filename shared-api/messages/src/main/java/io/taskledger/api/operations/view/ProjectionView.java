package io.taskledger.api.operations.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a projection fares, the same seen from every instance.
 *
 * @param generation the one that answers queries
 * @param version of the fold that made this generation
 * @param position up to which every event is in it
 * @param head of the log
 * @param lagEvents head − position
 * @param lagSeconds age of the oldest event that is not in it; 0 if there is none
 * @param deadLetters how many events wait, parked behind one that could not be applied
 * @param failure why it does not go on; null while it does
 * @param rebuilds the last ten, newest first
 */
public record ProjectionView(
        String name,
        int generation,
        int version,
        ProjectionState state,
        long position,
        long head,
        long lagEvents,
        double lagSeconds,
        List<SegmentView> segments,
        long deadLetters,
        @Nullable String failure,
        List<RebuildView> rebuilds) {}
