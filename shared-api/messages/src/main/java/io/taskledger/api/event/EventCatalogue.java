package io.taskledger.api.event;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The closed registry of event names. The name is what the log stores; the class behind it may be
 * renamed or moved freely.
 */
public final class EventCatalogue {

    /** Name in the log → the record that reads and writes its newest revision. */
    public static final Map<String, Class<? extends LedgerEvent>> EVENTS =
            Map.ofEntries(
                    Map.entry("ProjectCreated", ProjectCreated.class),
                    Map.entry("ProjectRenamed", ProjectRenamed.class),
                    Map.entry("ProjectDescriptionChanged", ProjectDescriptionChanged.class),
                    Map.entry("ProjectArchived", ProjectArchived.class),
                    Map.entry("ProjectUnarchived", ProjectUnarchived.class),
                    Map.entry("ProjectTrashed", ProjectTrashed.class),
                    Map.entry("ProjectRestored", ProjectRestored.class),
                    Map.entry("MemberAdded", MemberAdded.class),
                    Map.entry("MemberRoleChanged", MemberRoleChanged.class),
                    Map.entry("MemberRemoved", MemberRemoved.class),
                    Map.entry("TaskCreated", TaskCreated.class),
                    Map.entry("TaskRenamed", TaskRenamed.class),
                    Map.entry("TaskDescriptionChanged", TaskDescriptionChanged.class),
                    Map.entry("TaskStatusChanged", TaskStatusChanged.class),
                    Map.entry("TaskPriorityChanged", TaskPriorityChanged.class),
                    Map.entry("TaskDueDateChanged", TaskDueDateChanged.class),
                    Map.entry("TaskAssigneeChanged", TaskAssigneeChanged.class),
                    Map.entry("TaskLabelsChanged", TaskLabelsChanged.class),
                    Map.entry("TaskTrashed", TaskTrashed.class),
                    Map.entry("TaskRestored", TaskRestored.class),
                    Map.entry("UserRegistered", UserRegistered.class),
                    Map.entry("UserRenamed", UserRenamed.class),
                    Map.entry("UserSignedOut", UserSignedOut.class),
                    Map.entry("UserAccessRevoked", UserAccessRevoked.class),
                    Map.entry("OperatorActed", OperatorActed.class));

    private static final Map<Class<? extends LedgerEvent>, String> NAMES =
            EVENTS.entrySet().stream()
                    .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private EventCatalogue() {}

    /** The event's name in the log. */
    public static String nameOf(LedgerEvent event) {
        return Objects.requireNonNull(NAMES.get(event.getClass()));
    }
}
