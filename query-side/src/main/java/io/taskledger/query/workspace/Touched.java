package io.taskledger.query.workspace;

import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.UserEvent;
import io.taskledger.query.projection.Fact;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a batch of events is about: the rows it needs. */
record Touched(Set<UUID> tasks, Set<UUID> projects, Set<String> people) {

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
}
