package io.taskledger.api.event;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * An operator, or the service itself, did something to the service, or read what only operators
 * read.
 *
 * @param action a name in the past tense, as the audit trail shows it
 * @param subjectType kind of what it was done to, such as {@code Projection}
 * @param subjectId which of them
 * @param at when it was done, if it could not be told to the log at once
 * @param details plain values by name
 */
public record OperatorActed(
        String action,
        String subjectType,
        String subjectId,
        @Nullable Instant at,
        Map<String, Object> details)
        implements LedgerEvent {}
