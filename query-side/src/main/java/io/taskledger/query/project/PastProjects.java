package io.taskledger.query.project;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.member.MemberRole;
import io.taskledger.api.page.PageView;
import io.taskledger.api.project.query.FindProjects;
import io.taskledger.api.project.view.ProjectView;
import io.taskledger.api.project.view.TaskCounts;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Selection;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Content;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parked;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.timetravel.Outlines;
import io.taskledger.query.timetravel.Past;
import io.taskledger.query.timetravel.Past.Then;
import io.taskledger.query.timetravel.ThenParked;
import io.taskledger.query.timetravel.ThenVisible;
import io.taskledger.query.workspace.Project;
import io.taskledger.query.workspace.SortKeys;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Projects as they were. Who may see them, and as what, is as it is now. Nothing of the read model
 * is held while the log is folded.
 */
@Component
final class PastProjects {

    private static final Set<ProjectionName> WORKSPACE = Set.of(ProjectionName.WORKSPACE);
    private static final Set<ProjectionName> ALL =
            Set.of(ProjectionName.WORKSPACE, ProjectionName.HISTORY);
    private static final TaskCounts NONE = new TaskCounts(0, 0, 0);

    private final Reader reader;
    private final Visibility visibility;
    private final JdbcClient jdbc;
    private final Past past;
    private final ThenVisible then;
    private final ThenParked parked;

    PastProjects(
            Reader reader,
            Visibility visibility,
            JdbcClient readModel,
            Past past,
            ThenVisible then,
            ThenParked parked) {
        this.reader = reader;
        this.visibility = visibility;
        this.jdbc = readModel;
        this.past = past;
        this.then = then;
        this.parked = parked;
    }

    Answer<ProjectView> get(Freshness wish, Caller caller, UUID projectId, Instant asOf) {
        reader.read(wish, WORKSPACE, snapshot -> visibility.require(snapshot, caller, projectId));
        return past.visit(
                caller,
                wish,
                asOf,
                ALL,
                (settled, position) -> {
                    Project project = fold(projectId, position);
                    ThenCounted counts = counts(settled, projectId, position);
                    return reader.answer(
                            settled,
                            ALL,
                            snapshot -> {
                                MemberRole role =
                                        visibility
                                                .require(snapshot, caller, projectId)
                                                .orElse(null);
                                boolean behind =
                                        !counts.isWhole()
                                                || parked.inProject(snapshot, projectId, position);
                                ProjectView view = view(project, role, counts.counts(), behind);
                                return Content.item(view, view.version(), false);
                            });
                });
    }

    private Project fold(UUID projectId, long position) {
        Then<Project> found =
                past.one(Outlines.PROJECT, projectId.toString(), position)
                        .orElseThrow(() -> new ProblemException(ErrorCode.NOT_FOUND));
        if (!found.whole()) {
            throw Parked.problem();
        }
        return found.state();
    }

    Answer<PageView<ProjectView>> list(
            Freshness wish,
            Caller caller,
            FindProjects criteria,
            ListRequest<ProjectView> request,
            Links links,
            Instant asOf) {
        return past.visit(
                caller,
                wish,
                asOf,
                ALL,
                (settled, position) -> {
                    Selection<ProjectView> selection =
                            new Selection<>(ProjectSorting.VIEWS, request);
                    then.projects(
                            settled,
                            caller,
                            position,
                            project -> {
                                if (!project.whole()) {
                                    selection.doubt();
                                }
                                if (matches(criteria, project.state())) {
                                    selection.add(view(project.state(), null, NONE, false));
                                }
                            });
                    List<Then<Project>> shown = new ArrayList<>();
                    past.each(Outlines.PROJECT, selection.ids(), position, shown::add);
                    Map<UUID, ThenCounted> counts = new HashMap<>();
                    for (Then<Project> each : shown) {
                        UUID id = each.state().id();
                        counts.put(id, counts(settled, id, position));
                    }
                    return reader.answer(
                            settled,
                            ALL,
                            snapshot -> {
                                Map<UUID, MemberRole> roles = roles(snapshot, caller);
                                Predicate<UUID> lacksTasks =
                                        parked.inProjects(snapshot, counts.keySet(), position);
                                List<ProjectView> views = new ArrayList<>();
                                for (Then<Project> each : shown) {
                                    UUID id = each.state().id();
                                    if (caller.isAdmin() || roles.containsKey(id)) {
                                        ThenCounted counted =
                                                Objects.requireNonNull(counts.get(id));
                                        boolean behind =
                                                !each.whole()
                                                        || !counted.isWhole()
                                                        || lacksTasks.test(id);
                                        views.add(
                                                view(
                                                        each.state(),
                                                        roles.get(id),
                                                        counted.counts(),
                                                        behind));
                                    }
                                }
                                return selection.page(
                                        views,
                                        parked.inProjectsOf(snapshot, caller, position),
                                        links);
                            });
                });
    }

    /** What the caller is in which projects now. */
    private Map<UUID, MemberRole> roles(Snapshot snapshot, Caller caller) {
        Map<UUID, MemberRole> roles = new HashMap<>();
        jdbc.sql(
                        "select m.project_id, m.role from project_member m where m.generation = ?"
                                + " and m.user_id = ? and "
                                + Visibility.NOBODY_REMOVED)
                .param(snapshot.generation(ProjectionName.WORKSPACE))
                .param(caller.id())
                .query(
                        row -> {
                            roles.put(
                                    row.getObject("project_id", UUID.class),
                                    MemberRole.valueOf(row.getString("role")));
                        });
        return roles;
    }

    private static boolean matches(FindProjects criteria, Project project) {
        String text = criteria.text();
        return criteria.states().contains(project.state())
                && (text == null || SortKeys.of(project.name()).contains(SortKeys.sought(text)));
    }

    private static ProjectView view(
            Project project, @Nullable MemberRole role, TaskCounts counts, boolean behind) {
        return new ProjectView(
                project.id(),
                project.name(),
                project.description(),
                project.state(),
                role,
                counts,
                project.members().size(),
                project.version(),
                project.created().at(),
                project.created().by(),
                project.updated().at(),
                project.updated().by(),
                behind);
    }

    private ThenCounted counts(Freshness wish, UUID projectId, long position) {
        ThenCounted counted = new ThenCounted();
        then.tasksOf(wish, projectId, position, counted);
        return counted;
    }
}
