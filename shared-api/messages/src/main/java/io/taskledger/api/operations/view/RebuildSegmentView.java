package io.taskledger.api.operations.view;

import org.jspecify.annotations.Nullable;

/**
 * A part of the log that one instance at a time folds in bulk.
 *
 * @param owner the instance; null if none holds it
 * @param processed events folded
 */
public record RebuildSegmentView(
        int segment, @Nullable String owner, long processed, boolean finished) {}
