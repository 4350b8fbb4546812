package io.taskledger.api.operations.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A part of a projection that one instance at a time works on.
 *
 * @param owner the instance; null if none holds it
 * @param claimedAt when the owner last said that it lives, on the database's clock
 */
public record SegmentView(
        int segment, @Nullable String owner, long position, @Nullable Instant claimedAt) {}
