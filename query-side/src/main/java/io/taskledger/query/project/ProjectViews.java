package io.taskledger.query.project;

import io.taskledger.api.member.MemberRole;
import io.taskledger.api.project.view.ProjectView;
import io.taskledger.api.project.view.TaskCounts;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.model.MemberRow;
import io.taskledger.query.model.Members;
import io.taskledger.query.model.ProjectRow;
import io.taskledger.query.model.Tallies;
import io.taskledger.query.model.TallyRow;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts projects together with what is counted in them and what the caller is in them. */
@Component
final class ProjectViews {

    private final Members members;
    private final Tallies tallies;

    ProjectViews(Members members, Tallies tallies) {
        this.members = members;
        this.tallies = tallies;
    }

    List<ProjectView> of(Caller caller, int generation, List<ProjectRow> projects) {
        if (projects.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = projects.stream().map(ProjectRow::id).toList();
        Map<UUID, MemberRole> roles = roles(caller, generation, ids);
        Map<UUID, TallyRow> counts = tallies(generation, ids);
        return projects.stream()
                .map(project -> view(project, roles.get(project.id()), counts.get(project.id())))
                .toList();
    }

    /** Position of the last event that changed the project's counts; 0 if none did. */
    long countedAt(int generation, UUID projectId) {
        TallyRow tally = tallies(generation, List.of(projectId)).get(projectId);
        return tally == null ? 0 : tally.position();
    }

    /** What the caller is in each of these projects. */
    Map<UUID, MemberRole> roles(Caller caller, int generation, List<UUID> ids) {
        return members
                .findByGenerationAndUserIdAndProjectIdIn(generation, caller.id(), ids)
                .stream()
                .collect(Collectors.toMap(MemberRow::projectId, MemberRow::role));
    }

    private Map<UUID, TallyRow> tallies(int generation, List<UUID> ids) {
        return tallies.findByGenerationAndProjectIdIn(generation, ids).stream()
                .collect(Collectors.toMap(TallyRow::projectId, Function.identity()));
    }

    private static ProjectView view(
            ProjectRow row, @Nullable MemberRole role, @Nullable TallyRow tally) {
        return new ProjectView(
                row.id(),
                row.name(),
                row.description(),
                row.state(),
                role,
                tally == null
                        ? TaskCounts.NONE
                        : new TaskCounts(tally.todo(), tally.inProgress(), tally.done()),
                row.memberCount(),
                row.version(),
                row.createdAt(),
                row.createdBy(),
                row.updatedAt(),
                row.updatedBy());
    }
}
