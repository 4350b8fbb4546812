package io.taskledger.command.platform.web;

/** A field that may be used once {@link Fields#verify} has found no errors. */
@FunctionalInterface
public interface Field<T> {

    T value();
}
