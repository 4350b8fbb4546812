package io.taskledger.api.operations.view;

import org.jspecify.annotations.Nullable;

/**
 * What came of applying an aggregate's parked events again, in their order.
 *
 * @param applied how many are in the projection now
 * @param remaining how many are still parked
 * @param error of the first that could not be applied; null if all could
 */
public record RetryView(int applied, int remaining, @Nullable String error) {}
