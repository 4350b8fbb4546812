package io.taskledger.command.platform.quota;

/** What is limited, by the names in {@code limits} of {@code GET /api/me}. */
public enum Quota {
    PROJECTS_PER_PERSON("projectsPerPerson", "You have made as many projects as one person may."),
    TASKS_PER_PROJECT("tasksPerProject", "The project has as many tasks as a project may have."),
    MEMBERS_PER_PROJECT(
            "membersPerProject", "The project has as many members as a project may have."),
    BYTES_PER_DAY("bytesPerDay", "You have stored as much today as one person may on a day.");

    private final String code;
    private final String sentence;

    Quota(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    public String code() {
        return code;
    }

    String sentence() {
        return sentence;
    }
}
