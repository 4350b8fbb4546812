package io.taskledger.command.project.create;

import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.value.Description;
import io.taskledger.api.value.ProjectName;

import org.jspecify.annotations.Nullable;

/** The documented form of a new project. */
record NewProject(
        @Schema(
                        requiredMode = Schema.RequiredMode.REQUIRED,
                        minLength = 1,
                        maxLength = ProjectName.MAX_LENGTH)
                String name,
        @Schema(maxLength = Description.MAX_LENGTH, nullable = true)
                @Nullable String description) {}
