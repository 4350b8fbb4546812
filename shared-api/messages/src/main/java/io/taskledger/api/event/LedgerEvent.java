package io.taskledger.api.event;

/**
 * A fact in the log. Its name and JSON are a database format: once shipped, a record changes only
 * together with a new revision and an upcaster. Facts hold plain values, never value objects: a
 * rule that is tightened later must not make old facts unreadable.
 */
public sealed interface LedgerEvent
        permits ProjectEvent, TaskEvent, UserEvent, AccessEvent, OperatorActed {}
