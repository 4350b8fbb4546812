package io.taskledger.api.task.command;

import io.taskledger.api.command.Actor;
import io.taskledger.api.command.Patch;
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

/**
 * Change fields of the task, each as its own event, all in one commit. What cannot be empty is
 * refused before.
 */
public record EditTask(
        @TargetAggregateIdentifier UUID taskId,
        UUID projectId,
        Actor actor,
        @Nullable Long expectedVersion,
        Patch<TaskTitle> title,
        Patch<Description> description,
        Patch<TaskStatus> status,
        Patch<TaskPriority> priority,
        Patch<DueDate> dueDate,
        Patch<UserId> assigneeId,
        Patch<Labels> labels)
        implements TaskCommand {}
