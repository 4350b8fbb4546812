package io.taskledger.command.project;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import io.taskledger.api.command.LedgerCommand;
import io.taskledger.api.project.command.ProjectCommand;
import io.taskledger.api.task.command.TaskCommand;
import io.taskledger.command.platform.dispatch.KnownState;
import io.taskledger.command.rule.Rejected;
import io.taskledger.eventlog.append.AppendConditions;
import io.taskledger.eventlog.append.Condition;
import io.taskledger.eventlog.axon.LogEventMessage;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * The projects that tasks rely on. Known states may lag behind the log, decisions do not: an
 * acceptance on a known state is made a condition of the append, a rejection is confirmed on a
 * state read after the command came in. Both hold for a log that was restored to an earlier time
 * too: the last event of a known state is recognised by its append.
 */
public final class Projects implements KnownState {

    private final EventStore log;
    private final Cache<String, Known> known;

    /** Keeps known states in a sixteenth of the heap. */
    public Projects(EventStore log) {
        this(log, Runtime.getRuntime().maxMemory() / 16);
    }

    /**
     * @param room bytes, about, that known states may take
     */
    Projects(EventStore log, long room) {
        this.log = log;
        this.known =
                Caffeine.newBuilder()
                        .maximumWeight(room)
                        .weigher((String id, Known project) -> project.bytes())
                        .build();
    }

    /** How many states are known. */
    long known() {
        known.cleanUp();
        return known.estimatedSize();
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
        AppendConditions.current().unchangedSince(id, project.sequence, project.appendId);
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
            forget(change.projectId().toString());
        }
    }

    @Override
    public void doubtedBy(LedgerCommand command) {
        if (command instanceof TaskCommand task) {
            forget(task.projectId().toString());
        }
    }

    private void forget(String id) {
        known.invalidate(id);
    }

    private static boolean holds(Consumer<ProjectState> rules, ProjectState state) {
        try {
            rules.accept(state);
            return true;
        } catch (Rejected onKnownState) {
            return false;
        }
    }

    /**
     * Reads what has happened since the baseline, beginning with its last event: a log that was
     * restored to an earlier time lacks that, or has another in its place.
     */
    private Known read(String id, @Nullable Known baseline) {
        Known read = baseline == null ? null : after(baseline, id);
        if (read != null) {
            Known newest = read;
            return known.asMap().merge(id, newest, (a, b) -> a.sequence > b.sequence ? a : b);
        }
        forget(id);
        read = fromTheBeginning(id);
        known.put(id, read);
        return read;
    }

    /** Null if the log does not have the baseline's last event. */
    private @Nullable Known after(Known baseline, String id) {
        DomainEventStream events = log.readEvents(id, baseline.sequence);
        if (!events.hasNext() || appendIdOf(events.next()) != baseline.appendId) {
            return null;
        }
        return fold(baseline, events);
    }

    private Known fromTheBeginning(String id) {
        DomainEventStream events = log.readEvents(id);
        Known read = events.hasNext() ? fold(null, events) : null;
        if (read == null) {
            throw Rejected.unseen();
        }
        if (read.appendId != Condition.ANY) {
            return read;
        }
        // Nothing came after a snapshot, which does not know the append of its last event.
        DomainEventStream last = log.readEvents(id, read.sequence);
        return last.hasNext() ? read.at(last.next()) : read;
    }

    private static @Nullable Known fold(@Nullable Known before, DomainEventStream events) {
        Known read = before;
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            ProjectState state =
                    ProjectState.fold(read == null ? null : read.state, event.getPayload());
            read = new Known(state.withoutText(), event.getSequenceNumber(), appendIdOf(event));
        }
        return read;
    }

    private static long appendIdOf(DomainEventMessage<?> message) {
        return message instanceof LogEventMessage logged
                ? logged.event().appendId()
                : Condition.ANY;
    }

    /**
     * @param sequence of the last event
     * @param appendId of the last event
     */
    private record Known(ProjectState state, long sequence, long appendId) {

        /** A map's node and an id in UTF-16 for each member, generously. */
        int bytes() {
            return 1_000 + 300 * state.members().size();
        }

        Known at(DomainEventMessage<?> event) {
            return new Known(state, sequence, appendIdOf(event));
        }
    }
}
