package io.taskledger.api.task.command;

import io.taskledger.api.command.Actor;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskStatus;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.DueDate;
import io.taskledger.api.value.Labels;
import io.taskledger.api.value.TaskTitle;
import io.taskledger.api.value.UserId;

import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Make a task in the project. */
public record CreateTask(
        @TargetAggregateIdentifier UUID taskId,
        UUID projectId,
        Actor actor,
        TaskTitle title,
        @Nullable Description description,
        TaskStatus status,
        TaskPriority priority,
        @Nullable DueDate dueDate,
        @Nullable UserId assigneeId,
        Labels labels)
        implements TaskCommand {}
