package io.taskledger.api.history.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One event of a task or a project.
 *
 * @param actorName null for someone who never signed in
 * @param event name of the event in the log
 * @param version of the thing after the event
 */
public record HistoryEntry(
        long position,
        Instant at,
        String actor,
        @Nullable String actorName,
        String event,
        long version,
        List<FieldChange> changes) {}
