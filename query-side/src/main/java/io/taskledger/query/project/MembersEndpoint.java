package io.taskledger.query.project;

import io.taskledger.api.member.view.MemberView;
import io.taskledger.api.page.PageView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Lister;
import io.taskledger.query.listing.SortField;
import io.taskledger.query.listing.Sorting;
import io.taskledger.query.model.MemberRow;
import io.taskledger.query.model.Members;
import io.taskledger.query.model.Where;
import io.taskledger.query.person.Names;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Answers;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Snapshot;
import io.taskledger.query.reading.Subject;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;
import java.util.UUID;

/** {@code GET /api/projects/{projectId}/members}. */
@RestController
class MembersEndpoint {

    private static final Sorting<MemberRow> SORTING =
            new Sorting<>(
                    List.of(SortField.text("userId", "userId", MemberRow::userId)),
                    "userId,asc",
                    "userId",
                    MemberRow::userId,
                    id -> id);

    private final Answers answers;
    private final Visibility visibility;
    private final Names names;
    private final Lister<MemberRow> lister;

    MembersEndpoint(Answers answers, Visibility visibility, Names names, Members members) {
        this.answers = answers;
        this.visibility = visibility;
        this.names = names;
        this.lister = new Lister<>(members, SORTING);
    }

    @GetMapping("/api/projects/{projectId}/members")
    @ListParameters
    Answer<PageView<MemberView>> members(
            @PathVariable UUID projectId,
            Caller caller,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request) {
        ListRequest<MemberRow> list = ListRequest.of(parameters, SORTING);
        return answers.answer(
                wish,
                Subject.project(projectId, caller, false, request),
                snapshot -> {
                    visibility.require(snapshot, caller, projectId);
                    return lister.page(
                            list,
                            Where.<MemberRow>generation(
                                            snapshot.generation(ProjectionName.WORKSPACE))
                                    .and(Where.is("projectId", projectId)),
                            null,
                            rows -> views(snapshot, rows),
                            Links.of(request));
                });
    }

    private List<MemberView> views(Snapshot snapshot, List<MemberRow> rows) {
        Names.Known known = names.of(snapshot, rows.stream().map(MemberRow::userId));
        return rows.stream()
                .map(row -> new MemberView(row.userId(), known.name(row.userId()), row.role()))
                .toList();
    }
}
