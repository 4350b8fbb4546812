package io.taskledger.query.person;

import io.taskledger.api.page.PageView;
import io.taskledger.api.user.view.UserView;
import io.taskledger.platform.auth.Caller;
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
import io.taskledger.query.reading.Subject;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

/** {@code GET /api/users}: people who have signed in, for pickers. */
@RestController
class UsersEndpoint {

    private static final Sorting<PersonRow> SORTING =
            new Sorting<>(
                    List.of(SortField.text("name", "name_key", PersonRow::nameKey)),
                    "name,asc",
                    "id",
                    PersonRow::id,
                    id -> id);

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
                Subject.people(caller, request),
                questions ->
                        LISTER.page(
                                questions,
                                PersonRow.TABLE,
                                list,
                                Where.generation(questions.generation(ProjectionName.WORKSPACE))
                                        .contains("name_key", text),
                                null,
                                each -> new UserView(each.id(), each.name()),
                                Links.of(request)));
    }
}
