package io.taskledger.query.workspace;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** What streams have come to. */
record Rows(List<Task> tasks, List<Project> projects, List<Person> people) {

    static final Rows NONE = new Rows(List.of(), List.of(), List.of());

    Rows(Collection<Task> tasks, Collection<Project> projects, Collection<Person> people) {
        this(List.copyOf(tasks), List.copyOf(projects), List.copyOf(people));
    }

    /** All members of these projects. */
    List<Membership> members() {
        return projects.stream()
                .flatMap(project -> Membership.differences(null, project).stream())
                .toList();
    }

    /** The aggregate's alone. */
    Rows of(String aggregateId) {
        return where(aggregateId::equals);
    }

    Rows without(String aggregateId) {
        return where(id -> !aggregateId.equals(id));
    }

    private Rows where(Predicate<String> id) {
        return new Rows(
                tasks.stream().filter(each -> id.test(each.id().toString())).toList(),
                projects.stream().filter(each -> id.test(each.id().toString())).toList(),
                people.stream().filter(each -> id.test(each.id())).toList());
    }
}
