package io.taskledger.api.project.query;

import io.taskledger.api.project.ProjectState;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Which of the projects the caller may see to list.
 *
 * @param states not empty
 * @param text part of the name, in any case; null does not narrow
 */
public record FindProjects(List<ProjectState> states, @Nullable String text) {}
