package io.taskledger.api.event;

import java.util.List;
import java.util.UUID;

/** The whole set of labels before and after, each sorted and distinct. */
public record TaskLabelsChanged(UUID taskId, UUID projectId, List<String> from, List<String> to)
        implements TaskEvent {}
