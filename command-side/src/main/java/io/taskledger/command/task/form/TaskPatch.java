package io.taskledger.command.task.form;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.Labels;
import io.taskledger.api.value.TaskTitle;
import io.taskledger.api.value.UserId;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/** The documented form of a change to a task; null removes. */
public record TaskPatch(
        @Schema(minLength = 1, maxLength = TaskTitle.MAX_LENGTH) String title,
        @Schema(maxLength = Description.MAX_LENGTH, nullable = true) @Nullable String description,
        TaskStatus status,
        TaskPriority priority,
        @Schema(nullable = true) @Nullable LocalDate dueDate,
        @Schema(
                        description = "A member, or `me`.",
                        minLength = 1,
                        maxLength = UserId.MAX_LENGTH,
                        nullable = true)
                @Nullable String assigneeId,
        @ArraySchema(
                        maxItems = Labels.MAX_COUNT,
                        schema = @Schema(minLength = 1, maxLength = Labels.MAX_LENGTH))
                List<String> labels) {}
