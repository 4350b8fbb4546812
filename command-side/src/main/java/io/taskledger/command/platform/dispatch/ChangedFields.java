package io.taskledger.command.platform.dispatch;

import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.MemberAdded;
import io.taskledger.api.event.MemberRemoved;
import io.taskledger.api.event.MemberRoleChanged;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.ProjectCreated;
import io.taskledger.api.event.ProjectDescriptionChanged;
import io.taskledger.api.event.ProjectRenamed;
import io.taskledger.api.event.ProjectRestored;
import io.taskledger.api.event.ProjectTrashed;
import io.taskledger.api.event.ProjectUnarchived;
import io.taskledger.api.event.TaskAssigneeChanged;
import io.taskledger.api.event.TaskCreated;
import io.taskledger.api.event.TaskDescriptionChanged;
import io.taskledger.api.event.TaskDueDateChanged;
import io.taskledger.api.event.TaskLabelsChanged;
import io.taskledger.api.event.TaskPriorityChanged;
import io.taskledger.api.event.TaskRenamed;
import io.taskledger.api.event.TaskRestored;
import io.taskledger.api.event.TaskStatusChanged;
import io.taskledger.api.event.TaskTrashed;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserRenamed;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.eventlog.read.RecordedEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The fields of an aggregate that changed since a version, by their names in the API. */
final class ChangedFields {

    /** Whoever is further behind than this is told of the newest changes. */
    private static final int NEWEST = 1_000;

    private ChangedFields() {}

    /**
     * @param version what the caller has seen; the next event has it as its sequence number
     */
    static List<String> since(LogReader log, String aggregateId, long version) {
        TreeSet<String> fields = new TreeSet<>();
        for (RecordedEvent recorded : log.kindsOf(aggregateId, version, NEWEST)) {
            if (recorded.payload() instanceof LedgerEvent event) {
                fields.add(fieldOf(event));
            }
        }
        return new ArrayList<>(fields);
    }

    private static String fieldOf(LedgerEvent event) {
        return switch (event) {
            case ProjectRenamed e -> "name";
            case UserRegistered e -> "name";
            case UserRenamed e -> "name";
            case ProjectDescriptionChanged e -> "description";
            case MemberAdded e -> "members";
            case MemberRoleChanged e -> "members";
            case MemberRemoved e -> "members";
            case ProjectCreated e -> "state";
            case ProjectArchived e -> "state";
            case ProjectUnarchived e -> "state";
            case ProjectTrashed e -> "state";
            case ProjectRestored e -> "state";
            case TaskCreated e -> "state";
            case TaskTrashed e -> "state";
            case TaskRestored e -> "state";
            case TaskRenamed e -> "title";
            case TaskDescriptionChanged e -> "description";
            case TaskStatusChanged e -> "status";
            case TaskPriorityChanged e -> "priority";
            case TaskDueDateChanged e -> "dueDate";
            case TaskAssigneeChanged e -> "assigneeId";
            case TaskLabelsChanged e -> "labels";
            case AccessEvent e -> "access";
            case OperatorActed e -> "action";
        };
    }
}
