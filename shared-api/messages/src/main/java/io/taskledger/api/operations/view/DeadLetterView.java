package io.taskledger.api.operations.view;

import java.time.Instant;

/**
 * An event that could not be applied, or one behind such an event of the same aggregate.
 *
 * @param event its name
 * @param at when the log recorded it
 * @param payload as the log has it, JSON
 * @param error why it could not be applied
 */
public record DeadLetterView(
        long id,
        long position,
        String event,
        String aggregateType,
        String aggregateId,
        Instant at,
        String payload,
        String error,
        Instant parkedAt) {}
