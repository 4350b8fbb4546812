package io.taskledger.query.audit;

import io.taskledger.api.audit.view.AuditEntry;
import io.taskledger.query.history.HistoryViews;
import io.taskledger.query.model.HistoryRow;
import io.taskledger.query.person.Names;
import io.taskledger.query.reading.Snapshot;

import org.springframework.stereotype.Component;

import java.util.List;

/** Shows rows as audit entries. */
@Component
final class AuditViews {

    private final Names names;
    private final HistoryViews history;

    AuditViews(Names names, HistoryViews history) {
        this.names = names;
        this.history = history;
    }

    List<AuditEntry> of(Snapshot snapshot, List<HistoryRow> rows) {
        Names.Known known = names.of(snapshot, rows.stream().map(HistoryRow::actor));
        return rows.stream().map(row -> entry(row, known)).toList();
    }

    private AuditEntry entry(HistoryRow row, Names.Known known) {
        return new AuditEntry(
                row.position(),
                row.at(),
                row.actor(),
                known.name(row.actor()),
                row.event(),
                row.aggregateType(),
                row.aggregateId(),
                row.projectId(),
                row.version(),
                history.changes(row),
                row.commandId(),
                row.correlationId(),
                row.requestId());
    }
}
