package io.taskledger.api.user.view;

/**
 * How much may be stored, and sent at once.
 *
 * @param projectsPerPerson made by one person, trashed ones too
 * @param tasksPerProject made in one project, trashed ones too
 * @param membersPerProject at one time
 * @param bytesPerDay stored for one person's commands on a day of UTC
 * @param bodyBytes of a request
 */
public record LimitsView(
        long projectsPerPerson,
        long tasksPerProject,
        long membersPerProject,
        long bytesPerDay,
        long bodyBytes) {}
