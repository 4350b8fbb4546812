package io.taskledger.command.platform.web;

import org.jspecify.annotations.Nullable;

/** A field that may be none; to be used once {@link Fields#verify} has found no errors. */
@FunctionalInterface
public interface OptionalField<T> {

    @Nullable T value();
}
