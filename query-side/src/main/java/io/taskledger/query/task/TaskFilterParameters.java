package io.taskledger.query.task;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.task.TaskPriority;
import io.taskledger.api.task.TaskState;
import io.taskledger.api.task.TaskStatus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Documents what lists of tasks can be narrowed by. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(
        name = "status",
        in = ParameterIn.QUERY,
        array = @ArraySchema(schema = @Schema(implementation = TaskStatus.class)))
@Parameter(
        name = "priority",
        in = ParameterIn.QUERY,
        array = @ArraySchema(schema = @Schema(implementation = TaskPriority.class)))
@Parameter(
        name = "assignee",
        in = ParameterIn.QUERY,
        description = "user id, me or none",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "label",
        in = ParameterIn.QUERY,
        description = "if repeated, all of them",
        array = @ArraySchema(schema = @Schema(type = "string")))
@Parameter(
        name = "dueBefore",
        in = ParameterIn.QUERY,
        description = "exclusive",
        schema = @Schema(type = "string", format = "date"))
@Parameter(
        name = "dueAfter",
        in = ParameterIn.QUERY,
        description = "exclusive",
        schema = @Schema(type = "string", format = "date"))
@Parameter(
        name = "state",
        in = ParameterIn.QUERY,
        schema = @Schema(implementation = TaskState.class, defaultValue = "ACTIVE"))
@interface TaskFilterParameters {}
