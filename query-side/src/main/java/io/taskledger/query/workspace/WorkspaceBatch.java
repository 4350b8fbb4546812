package io.taskledger.query.workspace;

import io.taskledger.api.event.AccessEvent;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectEvent;
import io.taskledger.api.event.TaskEvent;
import io.taskledger.api.event.UserEvent;
import io.taskledger.query.projection.Fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Everything a batch of events is about, before and after it; only what changed is handed back. */
final class WorkspaceBatch {

    private final Map<UUID, Task> tasksNow = new HashMap<>();
    private final Map<UUID, Project> projectsBefore = new HashMap<>();
    private final Map<UUID, Project> projectsNow = new HashMap<>();
    private final Map<String, Person> peopleNow = new HashMap<>();
    private final Map<UUID, Task> changedTasks = new LinkedHashMap<>();
    private final Map<UUID, Project> changedProjects = new HashMap<>();
    private final Map<String, Person> changedPeople = new HashMap<>();
    private final Map<UUID, Tally> tallies = new HashMap<>();

    void has(Task task) {
        tasksNow.put(task.id(), task);
    }

    void has(Project project) {
        projectsBefore.put(project.id(), project);
        projectsNow.put(project.id(), project);
    }

    void has(Person person) {
        peopleNow.put(person.id(), person);
    }

    /** What a stream has come to that goes on, and of which nothing is stored. */
    void goesOn(Rows rows) {
        rows.tasks().forEach(this::now);
        rows.projects().forEach(this::now);
        rows.people().forEach(this::now);
    }

    void fold(Fact fact) {
        switch (fact.event()) {
            case TaskEvent e -> fold(fact, e);
            case ProjectEvent e -> now(Project.fold(projectsNow.get(e.projectId()), fact));
            case UserEvent e -> now(Person.fold(peopleNow.get(e.userId()), fact));
            // Not of what the workspace shows.
            case AccessEvent e -> {}
            case OperatorActed e -> {}
        }
    }

    private void fold(Fact fact, TaskEvent e) {
        Task before = tasksNow.get(e.taskId());
        Task after = Task.fold(before, fact);
        now(after);
        tallies.merge(after.projectId(), Tally.difference(before, after), Tally::plus);
    }

    private void now(Task task) {
        tasksNow.put(task.id(), task);
        changedTasks.put(task.id(), task);
    }

    private void now(Project project) {
        projectsNow.put(project.id(), project);
        changedProjects.put(project.id(), project);
    }

    private void now(Person person) {
        peopleNow.put(person.id(), person);
        changedPeople.put(person.id(), person);
    }

    Rows rows() {
        return new Rows(tasks(), projects(), people());
    }

    Collection<Task> tasks() {
        return changedTasks.values();
    }

    Collection<Project> projects() {
        return changedProjects.values();
    }

    Collection<Person> people() {
        return changedPeople.values();
    }

    Collection<Tally> tallies() {
        return tallies.values();
    }

    /** Each membership that differs from before the batch. */
    List<Membership> members() {
        List<Membership> changed = new ArrayList<>();
        for (Project now : changedProjects.values()) {
            Project before = projectsBefore.get(now.id());
            changed.addAll(Membership.differences(before, now));
        }
        return changed;
    }
}
