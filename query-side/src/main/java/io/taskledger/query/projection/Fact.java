package io.taskledger.query.projection;

import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.EventCatalogue;
import io.taskledger.api.event.EventMetadata;
import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.UserEvent;
import io.taskledger.eventlog.LogMark;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * An event at its place in the log, as folds take it.
 *
 * @param appendId of the append that brought it
 * @param at when the log recorded it, in microseconds
 * @param sequence 0-based within its aggregate
 */
public record Fact(
        long position,
        long appendId,
        Instant at,
        String aggregateType,
        String aggregateId,
        long sequence,
        Map<String, String> metadata,
        LedgerEvent event) {

    /** Who has no name: events that no person caused. */
    private static final String NOBODY = "system";

    /** Which event this is, and where. */
    public LogMark mark() {
        return LogMark.of(position, appendId);
    }

    public String actor() {
        return metadata.getOrDefault(EventMetadata.ACTOR, NOBODY);
    }

    /** The aggregate's version after this event. */
    public long version() {
        return sequence + 1;
    }

    /** The event's name in the log. */
    public String eventName() {
        return EventCatalogue.nameOf(event);
    }

    /** The project this belongs to; null for people and operators. */
    public @Nullable UUID projectId() {
        return switch (event) {
            case ProjectEvent project -> project.projectId();
            case TaskEvent task -> task.projectId();
            case UserEvent user -> null;
            case AccessEvent access -> null;
            case OperatorActed acted -> null;
        };
    }

    /**
     * Says that this event follows the given version of its aggregate.
     *
     * @throws IllegalStateException if it does not, which no fold survives
     */
    public void requireAfter(long version) {
        if (sequence != version) {
            throw new IllegalStateException(
                    "event %d of %s follows version %d".formatted(sequence, aggregateId, version));
        }
    }
}
