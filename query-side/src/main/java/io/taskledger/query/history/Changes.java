package io.taskledger.query.history;

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
import io.taskledger.api.event.UserAccessRevoked;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserRenamed;
import io.taskledger.api.event.UserSignedOut;
import io.taskledger.api.history.view.FieldChange;
import io.taskledger.api.project.ProjectState;
import io.taskledger.api.task.TaskState;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What an event changed, field by field, in the words of the views. */
final class Changes {

    private Changes() {}

    /**
     * @param archived whether the project is archived besides being in the trash; only asked of
     *     projects that go there or come back
     */
    static List<FieldChange> of(LedgerEvent event, boolean archived) {
        return switch (event) {
            case ProjectCreated e -> created(e);
            case ProjectRenamed e -> change("name", e.from(), e.to());
            case ProjectDescriptionChanged e -> change("description", e.from(), e.to());
            case ProjectArchived e -> change("state", ProjectState.ACTIVE, ProjectState.ARCHIVED);
            case ProjectUnarchived e -> change("state", ProjectState.ARCHIVED, ProjectState.ACTIVE);
            case ProjectTrashed e -> change("state", outside(archived), ProjectState.TRASHED);
            case ProjectRestored e -> change("state", ProjectState.TRASHED, outside(archived));
            case MemberAdded e -> change(member(e.userId()), null, e.role());
            case MemberRoleChanged e -> change(member(e.userId()), e.from(), e.to());
            case MemberRemoved e -> change(member(e.userId()), e.role(), null);
            case TaskCreated e -> created(e);
            case TaskRenamed e -> change("title", e.from(), e.to());
            case TaskDescriptionChanged e -> change("description", e.from(), e.to());
            case TaskStatusChanged e -> change("status", e.from(), e.to());
            case TaskPriorityChanged e -> change("priority", e.from(), e.to());
            case TaskDueDateChanged e -> change("dueDate", e.from(), e.to());
            case TaskAssigneeChanged e -> change("assigneeId", e.from(), e.to());
            case TaskLabelsChanged e -> change("labels", e.from(), e.to());
            case TaskTrashed e -> change("state", TaskState.ACTIVE, TaskState.TRASHED);
            case TaskRestored e -> change("state", TaskState.TRASHED, TaskState.ACTIVE);
            case UserRegistered e -> change("name", null, e.name());
            case UserRenamed e -> change("name", e.from(), e.to());
            case UserSignedOut e -> change("session", e.session(), null);
            case UserAccessRevoked e -> change("access", null, "REVOKED");
            case OperatorActed e -> acted(e);
        };
    }

    private static List<FieldChange> created(ProjectCreated e) {
        List<FieldChange> fields = new ArrayList<>();
        begin(fields, "name", e.name());
        begin(fields, "description", e.description());
        begin(fields, "state", ProjectState.ACTIVE);
        begin(fields, member(e.ownerId()), io.taskledger.api.member.MemberRole.OWNER);
        return fields;
    }

    /** Labels begin as an empty list: from there they only ever change. */
    private static List<FieldChange> created(TaskCreated e) {
        List<FieldChange> fields = new ArrayList<>();
        begin(fields, "title", e.title());
        begin(fields, "description", e.description());
        begin(fields, "status", e.status());
        begin(fields, "priority", e.priority());
        begin(fields, "dueDate", e.dueDate());
        begin(fields, "assigneeId", e.assigneeId());
        begin(fields, "labels", e.labels());
        begin(fields, "state", TaskState.ACTIVE);
        return fields;
    }

    private static List<FieldChange> acted(OperatorActed e) {
        List<FieldChange> fields = new ArrayList<>();
        new TreeMap<>(e.details()).forEach((field, value) -> begin(fields, field, value));
        begin(fields, "at", e.at());
        return fields;
    }

    private static void begin(List<FieldChange> fields, String field, @Nullable Object value) {
        if (value != null) {
            fields.add(new FieldChange(field, null, value));
        }
    }

    private static List<FieldChange> change(
            String field, @Nullable Object from, @Nullable Object to) {
        return List.of(new FieldChange(field, from, to));
    }

    private static String member(String userId) {
        return "members." + userId;
    }

    private static ProjectState outside(boolean archived) {
        return archived ? ProjectState.ARCHIVED : ProjectState.ACTIVE;
    }
}
