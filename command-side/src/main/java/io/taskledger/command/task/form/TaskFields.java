package io.taskledger.command.task.form;

import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.DueDate;
import io.taskledger.api.value.Labels;
import io.taskledger.api.value.TaskTitle;
import io.taskledger.api.value.UserId;
import io.taskledger.command.platform.web.CommandRequest;
import io.taskledger.command.platform.web.Field;
import io.taskledger.command.platform.web.FieldType;
import io.taskledger.command.platform.web.Fields;
import io.taskledger.command.platform.web.OptionalField;

import org.jspecify.annotations.Nullable;

/** A whole task as a body gives it; what is missing is none, or the default. */
public record TaskFields(
        TaskTitle title,
        @Nullable Description description,
        TaskStatus status,
        TaskPriority priority,
        @Nullable DueDate dueDate,
        @Nullable UserId assigneeId,
        Labels labels) {

    public static final FieldType<TaskTitle> TITLE = FieldType.text(TaskTitle::new);
    public static final FieldType<Description> DESCRIPTION = FieldType.text(Description::orNone);
    public static final FieldType<TaskStatus> STATUS = FieldType.oneOf(TaskStatus.class);
    public static final FieldType<TaskPriority> PRIORITY = FieldType.oneOf(TaskPriority.class);
    public static final FieldType<DueDate> DUE_DATE = FieldType.text(DueDate::parse);
    public static final FieldType<Labels> LABELS = FieldType.texts(Labels::new);

    /** A user id, or {@code me}. */
    public static FieldType<UserId> assignee(CommandRequest request) {
        return FieldType.text(request::userId);
    }

    /** Reads and verifies all fields. */
    public static TaskFields of(CommandRequest request) {
        Fields fields = request.fields();
        Field<TaskTitle> title = fields.required("title", TITLE);
        OptionalField<Description> description = fields.optional("description", DESCRIPTION);
        Field<TaskStatus> status = fields.optional("status", STATUS, TaskStatus.TODO);
        Field<TaskPriority> priority = fields.optional("priority", PRIORITY, TaskPriority.NONE);
        OptionalField<DueDate> dueDate = fields.optional("dueDate", DUE_DATE);
        OptionalField<UserId> assigneeId = fields.optional("assigneeId", assignee(request));
        Field<Labels> labels = fields.optional("labels", LABELS, Labels.NONE);
        fields.verify();
        return new TaskFields(
                title.value(),
                description.value(),
                status.value(),
                priority.value(),
                dueDate.value(),
                assigneeId.value(),
                labels.value());
    }
}
