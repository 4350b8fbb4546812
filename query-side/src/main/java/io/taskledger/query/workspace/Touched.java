package io.taskledger.query.workspace;

import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.UserEvent;
import io.taskledger.query.projection.Fact;

import org.springframework.jdbc.core.JdbcTemplate;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** What a batch of events is about: the rows it needs. */
record Touched(Set<UUID> tasks, Set<UUID> projects, Set<String> people) {

    /** With the longest descriptions these take as much as may be held at once. */
    private static final int FEW = 250;

    private static final long MOST_BYTES = 8 << 20;

    static Touched by(List<Fact> facts) {
        Touched touched = new Touched(new HashSet<>(), new HashSet<>(), new HashSet<>());
        for (Fact fact : facts) {
            switch (fact.event()) {
                case TaskEvent task -> touched.tasks.add(task.taskId());
                case ProjectEvent project -> touched.projects.add(project.projectId());
                case UserEvent person -> touched.people.add(person.userId());
                case AccessEvent access -> {}
                case OperatorActed acted -> {}
            }
        }
        return touched;
    }

    /** Whether its rows would fill the heap of a small instance; asked of many rows only. */
    boolean isLarge(JdbcTemplate jdbc, int generation) {
        return tasks.size() + projects.size() > FEW && bytes(jdbc, generation) > MOST_BYTES;
    }

    /** Of descriptions, without reading them: the rest of a row is small. */
    private long bytes(JdbcTemplate jdbc, int generation) {
        Long bytes =
                jdbc.queryForObject(
                        """
                        select (select coalesce(sum(octet_length(description)), 0)
                                from   task where generation = ? and id = any (?))
                               + (select coalesce(sum(octet_length(description)), 0)
                                  from   project where generation = ? and id = any (?))
                        """,
                        Long.class,
                        generation,
                        tasks.toArray(UUID[]::new),
                        generation,
                        projects.toArray(UUID[]::new));
        return Objects.requireNonNull(bytes);
    }
}
