package io.taskledger.query.audit;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Schema;
import io.taskledger.api.audit.query.FindAuditEntries;
import io.taskledger.api.audit.view.AuditEntry;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.platform.auth.Caller;
import io.taskledger.query.access.Visibility;
import io.taskledger.query.model.HistoryLines;
import io.taskledger.query.model.HistoryRow;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Freshness;
import io.taskledger.query.reading.Parameters;
import io.taskledger.query.reading.Reader;
import io.taskledger.query.reading.Snapshot;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
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

    private static final int PAGE = 1_000;

    private final Reader reader;
    private final AuditViews views;
    private final HistoryLines lines;
    private final JsonMapper json;

    AuditExport(Reader reader, AuditViews views, HistoryLines lines, JsonMapper json) {
        this.reader = reader;
        this.views = views;
        this.lines = lines;
        this.json = json;
    }

    @GetMapping(
            path = "/api/admin/audit/export",
            produces = {"application/x-ndjson", "text/csv"})
    @AuditFilterParameters
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            schema = @Schema(implementation = ExportFormat.class, defaultValue = "ndjson"))
    void export(Caller caller, Parameters parameters, Freshness wish, HttpServletResponse response)
            throws IOException {
        Visibility.requireAdmin(caller);
        FindAuditEntries wanted = AuditCriteria.of(parameters, caller);
        ExportFormat format =
                parameters.constants("format", ExportFormat.class).stream()
                        .findFirst()
                        .orElse(ExportFormat.NDJSON);
        Reader.Read<List<AuditEntry>> page =
                reader.read(wish, AuditEndpoint.FROM, snapshot -> page(snapshot, wanted, 0));
        long end = page.snapshot().position(AuditEndpoint.FROM);
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"audit.%s\"".formatted(format.extension()));
        response.setHeader(ConsistencyToken.HEADER, new ConsistencyToken(end).encoded());
        OutputStream out = response.getOutputStream();
        out.write(format.header());
        while (!page.value().isEmpty()) {
            for (AuditEntry entry : page.value()) {
                if (entry.position() > end) {
                    return;
                }
                out.write(format.line(entry, json));
            }
            long last = page.value().getLast().position();
            page = reader.read(wish, AuditEndpoint.FROM, snapshot -> page(snapshot, wanted, last));
        }
    }

    private List<AuditEntry> page(Snapshot snapshot, FindAuditEntries wanted, long after) {
        Specification<HistoryRow> filter =
                AuditCriteria.filter(wanted, snapshot.generation(ProjectionName.HISTORY))
                        .and(
                                (row, query, builder) ->
                                        builder.greaterThan(row.get("position"), after));
        PageRequest first = PageRequest.of(0, PAGE, Sort.by("position"));
        return views.of(snapshot, lines.findBy(filter, query -> query.slice(first)).getContent());
    }
}
