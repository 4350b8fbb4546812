package io.taskledger.query.audit;

import io.taskledger.api.audit.query.FindAuditEntries;
import io.taskledger.api.audit.view.AuditEntry;
import io.taskledger.api.page.PageView;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Takes;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.Links;
import io.taskledger.query.listing.ListParameters;
import io.taskledger.query.listing.ListRequest;
import io.taskledger.query.listing.Paging;
import io.taskledger.query.operations.action.OperatorAction;
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
    private final AuditTrail trail;
    private final AuditViews views;
    private final AuditReads reads;

    AuditEndpoint(Reader reader, AuditTrail trail, AuditViews views, AuditReads reads) {
        this.reader = reader;
        this.trail = trail;
        this.views = views;
        this.reads = reads;
    }

    @GetMapping("/api/admin/audit")
    @Takes(Holding.HEAVY_READ)
    @ListParameters
    @AuditFilterParameters
    Answer<PageView<AuditEntry>> audit(
            Caller caller,
            RequestIds ids,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request) {
        Visibility.requireAdmin(caller);
        ListRequest<AuditLine> list = ListRequest.of(parameters, AuditLine.BY_POSITION);
        FindAuditEntries wanted = AuditCriteria.of(parameters, caller);
        reads.note(wish, caller, ids, OperatorAction.AUDIT_TRAIL_READ);
        Paging<AuditLine> paging = new Paging<>(AuditLine.BY_POSITION, list, Links.of(request));
        return reader.answerLarge(
                wish,
                FROM,
                snapshot ->
                        paging.page(
                                trail.find(
                                        snapshot,
                                        wanted,
                                        Long.MAX_VALUE,
                                        list.after(),
                                        list.order().ascending(),
                                        list.skipped(),
                                        list.size() + 1,
                                        AuditTrail.ANY_BYTES),
                                () ->
                                        list.after() == null
                                                ? trail.count(snapshot, wanted, Paging.COUNTED)
                                                : Paging.NOT_COUNTED,
                                snapshot.areParked(ProjectionName.HISTORY),
                                lines -> views.of(snapshot, lines)));
    }
}
