package io.taskledger.api.event;

import static java.util.Map.entry;

import io.taskledger.api.member.MemberRole;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What each file of {@code src/test/resources/events} reads as today. A file is the JSON of one
 * revision as it was shipped: files are added, never changed.
 */
final class GoldenEvents {

    private static final UUID P = UUID.fromString("018f0000-0000-7000-8000-0000000000a1");
    private static final UUID T = UUID.fromString("018f0000-0000-7000-8000-0000000000b1");
    private static final LocalDate DUE = LocalDate.of(2026, 12, 31);
    private static final List<String> LABELS = List.of("a", "b");

    /** Name and revision → event. */
    static final Map<String, LedgerEvent> READ =
            Map.ofEntries(
                    entry("ProjectCreated.1", new ProjectCreated(P, "Home", "All of it", "u-1")),
                    entry("ProjectRenamed.1", new ProjectRenamed(P, "Home", "Ünïcode 🚀")),
                    entry(
                            "ProjectDescriptionChanged.1",
                            new ProjectDescriptionChanged(P, "All of it", null)),
                    entry("ProjectArchived.1", new ProjectArchived(P)),
                    entry("ProjectUnarchived.1", new ProjectUnarchived(P)),
                    entry("ProjectTrashed.1", new ProjectTrashed(P)),
                    entry("ProjectRestored.1", new ProjectRestored(P)),
                    entry("MemberAdded.1", new MemberAdded(P, "u-2", MemberRole.VIEWER)),
                    entry(
                            "MemberRoleChanged.1",
                            new MemberRoleChanged(P, "u-2", MemberRole.VIEWER, MemberRole.EDITOR)),
                    entry("MemberRemoved.1", new MemberRemoved(P, "u-2", MemberRole.EDITOR)),
                    entry(
                            "TaskCreated.1",
                            new TaskCreated(
                                    T,
                                    P,
                                    "Paint",
                                    null,
                                    TaskStatus.TODO,
                                    TaskPriority.HIGH,
                                    DUE,
                                    "u-2",
                                    LABELS)),
                    entry("TaskRenamed.1", new TaskRenamed(T, P, "Paint", "Varnish")),
                    entry(
                            "TaskDescriptionChanged.1",
                            new TaskDescriptionChanged(T, P, null, "Twice\nover")),
                    entry(
                            "TaskStatusChanged.1",
                            new TaskStatusChanged(T, P, TaskStatus.TODO, TaskStatus.IN_PROGRESS)),
                    entry(
                            "TaskPriorityChanged.1",
                            new TaskPriorityChanged(T, P, TaskPriority.HIGH, TaskPriority.NONE)),
                    entry("TaskDueDateChanged.1", new TaskDueDateChanged(T, P, DUE, null)),
                    entry("TaskAssigneeChanged.1", new TaskAssigneeChanged(T, P, "u-2", null)),
                    entry("TaskLabelsChanged.1", new TaskLabelsChanged(T, P, LABELS, List.of())),
                    entry("TaskTrashed.1", new TaskTrashed(T, P)),
                    entry("TaskRestored.1", new TaskRestored(T, P)),
                    entry("UserRegistered.1", new UserRegistered("u-1", "ann")),
                    entry("UserRenamed.1", new UserRenamed("u-1", "ann", "anna")),
                    entry("UserSignedOut.1", new UserSignedOut("u-1", "s-1")),
                    entry("UserAccessRevoked.1", new UserAccessRevoked("u-1")),
                    entry(
                            "OperatorActed.1",
                            new OperatorActed(
                                    "RebuildPromoted",
                                    "Projection",
                                    "workspace",
                                    Instant.parse("2026-12-31T12:00:00Z"),
                                    Map.of("subject", "r-1"))));

    private GoldenEvents() {}
}
