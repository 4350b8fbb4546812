package io.taskledger.query.person;

import io.taskledger.api.page.PageView;
import io.taskledger.api.user.view.UserView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Lister;
import io.taskledger.query.listing.SearchParameter;
import io.taskledger.query.listing.SortField;
import io.taskledger.query.listing.Sorting;
import io.taskledger.query.model.PersonRow;
import io.taskledger.query.model.Where;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Answers;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Parked;
import io.taskledger.query.reading.Questions;
import io.taskledger.query.reading.Subject;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /api/users}: people with whom the caller shares a project, for pickers, and whoever
 * has exactly this id; for administrators everybody who has signed in.
 */
@RestController
class UsersEndpoint {

    private static final Sorting<PersonRow> SORTING =
            new Sorting<>(
                    List.of(SortField.text("name", "name_key", PersonRow::nameKey)),
                    "name,asc",
                    "id",
                    PersonRow::id,
                    id -> id);

    private static final String SHARES_A_PROJECT =
            """
            (t.id = ?
             or t.id in (select other.user_id
                         from   project_member m
                         join   project_member other
                                on other.generation = m.generation and other.project_id = m.project_id
                         where  m.generation = %d and m.user_id = ?%s))\
            """;

    private static final Lister<PersonRow> LISTER = new Lister<>(SORTING);

    private final Answers answers;

    UsersEndpoint(Answers answers) {
        this.answers = answers;
    }

    @GetMapping("/api/users")
    @ListParameters
    @SearchParameter
    Answer<PageView<UserView>> users(
            Caller caller, Parameters parameters, Freshness wish, HttpServletRequest request) {
        ListRequest<PersonRow> list = ListRequest.of(parameters, SORTING);
        String text = parameters.text("q");
        return answers.answer(
                wish,
                caller.isAdmin()
                        ? Subject.people(caller, request)
                        : Subject.workspace(caller, request),
                questions ->
                        LISTER.page(
                                questions,
                                PersonRow.TABLE,
                                list,
                                known(questions, caller, text),
                                null,
                                Parked.people(questions, caller, text),
                                each -> new UserView(each.id(), each.name()),
                                Links.of(request)));
    }

    private static Where known(Questions questions, Caller caller, @Nullable String text) {
        int generation = questions.generation(ProjectionName.WORKSPACE);
        List<Object> values = new ArrayList<>();
        StringBuilder condition = new StringBuilder("(");
        if (caller.isAdmin()) {
            condition.append("true");
        } else {
            String unless =
                    questions.areParked(ProjectionName.WORKSPACE)
                            ? " and " + Visibility.NOBODY_REMOVED
                            : "";
            condition.append(SHARES_A_PROJECT.formatted(generation, unless));
            values.addAll(List.of(caller.id(), caller.id()));
        }
        if (text != null) {
            condition.append(" and t.name_key like ? or t.id = ?");
            values.addAll(List.of(Where.containing(text), text));
        }
        return Where.generation(generation).and(condition.append(")").toString(), values.toArray());
    }
}
