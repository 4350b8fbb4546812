package io.taskledger.api.history.view;

import org.jspecify.annotations.Nullable;

/**
 * One field before and after. For the same field of the same thing, {@code from} is always what the
 * change before it had as {@code to}.
 *
 * @param field as in the thing's view; a member's role is {@code members.<userId>}
 * @param from null where there was nothing
 * @param to null where there is nothing any more
 */
public record FieldChange(String field, @Nullable Object from, @Nullable Object to) {}
