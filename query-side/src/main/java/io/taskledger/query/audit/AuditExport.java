package io.taskledger.query.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.audit.query.FindAuditEntries;
import io.taskledger.api.audit.view.AuditEntry;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Takes;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.request.RequestIds;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.listing.ListRequest.Place;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.AnswerTokens;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Parked;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.reading.Snapshot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * {@code GET /api/admin/audit/export}: all entries up to now, oldest first, page by page, so that
 * no more than a page is ever in memory and no transaction stays open while a client is slow.
 */
@RestController
class AuditExport {

    private static final int PAGE = 200;
    private static final long PAGE_BYTES = 256 * 1024;

    private final Reader reader;
    private final AuditViews views;
    private final AuditTrail trail;
    private final AnswerTokens tokens;
    private final AuditReads reads;
    private final JsonMapper json;

    AuditExport(
            Reader reader,
            AuditViews views,
            AuditTrail trail,
            AnswerTokens tokens,
            AuditReads reads,
            JsonMapper json) {
        this.reader = reader;
        this.views = views;
        this.trail = trail;
        this.tokens = tokens;
        this.reads = reads;
        this.json = json;
    }

    @GetMapping(
            path = "/api/admin/audit/export",
            produces = {"application/x-ndjson", "text/csv"})
    @Takes(value = Holding.HEAVY_READ, lasting = true)
    @AuditFilterParameters
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = ExportFormat.class, defaultValue = "ndjson"))
    void export(
            Caller caller,
            RequestIds ids,
            Parameters parameters,
            Freshness wish,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Visibility.requireAdmin(caller);
        FindAuditEntries wanted = AuditCriteria.of(parameters, caller);
        ExportFormat format =
                parameters.constants("format", ExportFormat.class).stream()
                        .findFirst()
                        .orElse(ExportFormat.NDJSON);
        reads.note(wish, caller, ids, OperatorAction.AUDIT_TRAIL_EXPORTED);
        Reader.Read<Part> part =
                reader.read(
                        wish,
                        AuditEndpoint.FROM,
                        snapshot ->
                                part(
                                        snapshot,
                                        wanted,
                                        snapshot.position(AuditEndpoint.FROM),
                                        null));
        long end = part.snapshot().position(AuditEndpoint.FROM);
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"audit.%s\"".formatted(format.extension()));
        response.setHeader(
                ConsistencyToken.HEADER, tokens.text(part.snapshot().token(AuditEndpoint.FROM)));
        if (request.getMethod().equals("HEAD")) {
            return; // nobody would read the rest
        }
        OutputStream out = response.getOutputStream();
        out.write(format.header());
        while (part.value().next() != null) {
            for (AuditEntry entry : part.value().entries()) {
                out.write(format.line(entry, json));
            }
            Place next = part.value().next();
            part =
                    reader.read(
                            wish.again(),
                            AuditEndpoint.FROM,
                            snapshot -> part(snapshot, wanted, end, next));
        }
    }

    /**
     * Some of the entries.
     *
     * @param next where more may follow; null if these are none
     */
    private record Part(List<AuditEntry> entries, @Nullable Place next) {}

    /** There is no place in a file to say that an entry is missing. */
    private Part part(
            Snapshot snapshot, FindAuditEntries wanted, long end, @Nullable Place behind) {
        if (snapshot.areParked(ProjectionName.HISTORY)) {
            throw Parked.problem();
        }
        List<AuditLine> lines =
                trail.find(snapshot, wanted, end, behind, true, 0, PAGE, PAGE_BYTES);
        Place next =
                lines.isEmpty()
                        ? null
                        : new Place(lines.getLast().position(), lines.getLast().action());
        return new Part(views.of(snapshot, lines), next);
    }
}
