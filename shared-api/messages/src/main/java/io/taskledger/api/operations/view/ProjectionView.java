package io.taskledger.api.operations.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a projection fares, the same seen from every instance.
 *
 * @param generation the one that answers queries
 * @param position up to which every event is in it
 * @param head of the log
 * @param lagEvents head − position
 * @param lagSeconds age of the oldest event that is not in it; 0 if there is none
 * @param deadLetters how many events wait, parked behind one that could not be applied
 * @param failure why it does not go on; null while it does
 */
public record ProjectionView(
        String name,
        int generation,
        ProjectionState state,
        long position,
        long head,
        long lagEvents,
        double lagSeconds,
        List<SegmentView> segments,
        long deadLetters,
        @Nullable String failure) {}
