package io.taskledger.query.audit;

import io.taskledger.api.audit.query.FindAuditEntries;
import io.taskledger.api.audit.view.AuditEntry;
import io.taskledger.api.page.PageView;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.history.HistorySorting;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Lister;
import io.taskledger.query.model.HistoryLines;
import io.taskledger.query.model.HistoryRow;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Answer;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Reader;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.util.Set;

/** {@code GET /api/admin/audit}: pages of the audit trail, newest first. */
@RestController
class AuditEndpoint {

    static final Set<ProjectionName> FROM =
            Set.of(ProjectionName.WORKSPACE, ProjectionName.HISTORY);

    private final Reader reader;
    private final AuditViews views;
    private final Lister<HistoryRow> lister;

    AuditEndpoint(Reader reader, AuditViews views, HistoryLines lines) {
        this.reader = reader;
        this.views = views;
        this.lister = new Lister<>(lines, HistorySorting.BY_POSITION);
    }

    @GetMapping("/api/admin/audit")
    @ListParameters
    @AuditFilterParameters
    Answer<PageView<AuditEntry>> audit(
            Caller caller, Parameters parameters, Freshness wish, HttpServletRequest request) {
        Visibility.requireAdmin(caller);
        ListRequest<HistoryRow> list = ListRequest.of(parameters, HistorySorting.BY_POSITION);
        FindAuditEntries wanted = AuditCriteria.of(parameters, caller);
        return reader.answer(
                wish,
                FROM,
                snapshot ->
                        lister.page(
                                list,
                                AuditCriteria.filter(
                                        wanted, snapshot.generation(ProjectionName.HISTORY)),
                                null,
                                rows -> views.of(snapshot, rows),
                                Links.of(request)));
    }
}
