package io.taskledger.command.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.taskledger.api.command.LedgerCommand;
import io.taskledger.api.project.command.ProjectCommand;
import io.taskledger.api.task.command.TaskCommand;
import io.taskledger.command.platform.dispatch.KnownState;
import io.taskledger.command.rule.Rejected;
import io.taskledger.eventlog.append.AppendConditions;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * The projects that tasks rely on. Known states may lag behind the log, decisions do not: an
 * acceptance on a known state is made a condition of the append, a rejection is confirmed on a
 * state read after the command came in.
 */
public final class Projects implements KnownState {

    private static final int MAX_KNOWN = 10_000;

    private final EventStore log;
    private final Cache<String, Known> known = Caffeine.newBuilder().maximumSize(MAX_KNOWN).build();

    public Projects(EventStore log) {
        this.log = log;
    }

    /**
     * Lets the current command through if the rules hold, on the condition that the project does
     * not change before the command's events are in the log.
     *
     * @throws Rejected if the rules do not hold, or there is no such project
     */
    public void relyOn(UUID projectId, Consumer<ProjectState> rules) {
        String id = projectId.toString();
        Known project = known.getIfPresent(id);
        if (project == null || !holds(rules, project.state)) {
            project = read(id, project);
            rules.accept(project.state);
        }
        AppendConditions.current().unchangedSince(id, project.sequence);
    }

    /**
     * Checks the rules on a state read now, for a command that appends nothing and so has no append
     * to put a condition on.
     *
     * @throws Rejected if the rules do not hold, or there is no such project
     */
    public void confirm(UUID projectId, Consumer<ProjectState> rules) {
        String id = projectId.toString();
        rules.accept(read(id, known.getIfPresent(id)).state);
    }

    @Override
    public void changedBy(LedgerCommand command) {
        if (command instanceof ProjectCommand change) {
            forget(change.projectId());
        }
    }

    @Override
    public void doubtedBy(LedgerCommand command) {
        if (command instanceof TaskCommand task) {
            forget(task.projectId());
        }
    }

    private void forget(UUID projectId) {
        known.invalidate(projectId.toString());
    }

    private static boolean holds(Consumer<ProjectState> rules, ProjectState state) {
        try {
            rules.accept(state);
            return true;
        } catch (Rejected onKnownState) {
            return false;
        }
    }

    private Known read(String id, @Nullable Known baseline) {
        DomainEventStream events =
                baseline == null ? log.readEvents(id) : log.readEvents(id, baseline.sequence + 1);
        Known read = baseline;
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            read =
                    new Known(
                            ProjectState.fold(read == null ? null : read.state, event.getPayload()),
                            event.getSequenceNumber());
        }
        if (read == null) {
            throw Rejected.unseen();
        }
        return known.asMap().merge(id, read, (a, b) -> a.sequence > b.sequence ? a : b);
    }

    private record Known(ProjectState state, long sequence) {}
}
