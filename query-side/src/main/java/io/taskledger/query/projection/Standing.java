package io.taskledger.query.projection;

import org.jspecify.annotations.Nullable;

/**
 * What a generation says it has of the log.
 *
 * @param position up to which it has every event
 * @param mark the last event that it is known to have; null if none is
 */
record Standing(Followed generation, long position, @Nullable Mark mark) {}
