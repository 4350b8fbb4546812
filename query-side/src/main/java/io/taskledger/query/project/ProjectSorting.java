package io.taskledger.query.project;

import io.taskledger.api.project.view.ProjectView;
import io.taskledger.query.listing.SortField;
import io.taskledger.query.listing.Sorting;
import io.taskledger.query.model.ProjectRow;
import io.taskledger.query.workspace.SortKeys;

import java.util.List;
import java.util.UUID;

/** What lists of projects may be sorted by, in tables and in memory. */
final class ProjectSorting {

    private static final String USUAL = "createdAt,desc";

    static final Sorting<ProjectRow> ROWS =
            new Sorting<>(
                    List.of(
                            SortField.time("createdAt", "created_at", ProjectRow::createdAt),
                            SortField.time("updatedAt", "updated_at", ProjectRow::updatedAt),
                            SortField.text("name", "name_key", ProjectRow::nameKey)),
                    USUAL,
                    "id",
                    ProjectRow::id,
                    UUID::fromString);

    static final Sorting<ProjectView> VIEWS =
            new Sorting<>(
                    List.of(
                            SortField.time("createdAt", "created_at", ProjectView::createdAt),
                            SortField.time("updatedAt", "updated_at", ProjectView::updatedAt),
                            SortField.text("name", "name_key", view -> SortKeys.of(view.name()))),
                    USUAL,
                    "id",
                    ProjectView::id,
                    UUID::fromString);

    private ProjectSorting() {}
}
