package io.taskledger.query.audit;

import io.taskledger.api.audit.view.AuditEntry;
import io.taskledger.query.history.HistoryViews;
import io.taskledger.query.person.Names;
import io.taskledger.query.reading.Snapshot;

import org.springframework.stereotype.Component;

import java.util.List;

/** Shows lines of the audit trail. */
@Component
final class AuditViews {

    private final Names names;
    private final HistoryViews history;

    AuditViews(Names names, HistoryViews history) {
        this.names = names;
        this.history = history;
    }

    List<AuditEntry> of(Snapshot snapshot, List<AuditLine> lines) {
        Names.Known known = names.of(snapshot, lines.stream().map(AuditLine::actor));
        return lines.stream().map(line -> entry(line, known)).toList();
    }

    private AuditEntry entry(AuditLine line, Names.Known known) {
        return new AuditEntry(
                line.id(),
                line.position(),
                line.at(),
                line.actor(),
                known.name(line.actor()),
                line.event(),
                line.aggregateType(),
                line.aggregateId(),
                line.projectId(),
                line.version(),
                history.changes(line.changes()),
                line.commandId(),
                line.correlationId(),
                line.requestId());
    }
}
