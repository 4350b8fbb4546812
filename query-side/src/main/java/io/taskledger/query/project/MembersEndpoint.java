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
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Answers;
import io.taskledger.query.reading.Content;
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
import java.util.function.Function;

/** {@code GET /api/projects/{projectId}/members}. */
@RestController
class MembersEndpoint {

    private static final Sorting<MemberRow> SORTING =
            new Sorting<>(
                    List.of(SortField.text("userId", "user_id", MemberRow::userId)),
                    "userId,asc",
                    "user_id",
                    MemberRow::userId,
                    id -> id);

    private static final Lister<MemberRow> LISTER = new Lister<>(SORTING);

    private final Answers answers;
    private final Visibility visibility;

    MembersEndpoint(Answers answers, Visibility visibility) {
        this.answers = answers;
        this.visibility = visibility;
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
                questions -> {
                    Function<Snapshot, Content<PageView<MemberView>>> page =
                            LISTER.page(
                                    questions,
                                    MemberRow.TABLE,
                                    list,
                                    Where.generation(questions.generation(ProjectionName.WORKSPACE))
                                            .is("project_id", projectId),
                                    null,
                                    () -> false,
                                    row -> new MemberView(row.userId(), row.name(), row.role()),
                                    Links.of(request));
                    return snapshot -> {
                        visibility.requireNotBehind(snapshot, caller, projectId);
                        return page.apply(snapshot);
                    };
                });
    }
}
