package io.taskledger.api.operations.view;

import org.jspecify.annotations.Nullable;

/**
 * What came of applying an aggregate's parked events again, in their order.
 *
 * @param applied how many are in the projection now
 * @param remaining how many are still parked
 * @param error of the first that could not be applied; null if none was refused: what remains then
 *     was more than a request has time for, and another one goes on with it
 */
public record RetryView(int applied, int remaining, @Nullable String error) {}
