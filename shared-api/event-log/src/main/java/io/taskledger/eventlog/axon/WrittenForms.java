package io.taskledger.eventlog.axon;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** In which form events are written for now, while releases that know less may be running. */
@FunctionalInterface
public interface WrittenForms {

    /** Everything as it is. */
    WrittenForms NEWEST = payload -> Optional.empty();

    /**
     * An earlier revision.
     *
     * @param payload from the JSON of the newest revision to that of this one
     */
    record Earlier(String revision, UnaryOperator<String> payload) {}

    /**
     * The form of an event; empty for the newest.
     *
     * @throws NotYetWrittenException if it has none that all can read
     */
    Optional<Earlier> of(Object payload);
}
