package io.taskledger.query.history;

import io.taskledger.api.history.view.FieldChange;
import io.taskledger.api.history.view.HistoryEntry;
import io.taskledger.query.model.HistoryRow;
import io.taskledger.query.person.Names;
import io.taskledger.query.reading.Snapshot;

import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Shows rows as history. */
@Component
public final class HistoryViews {

    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final Names names;
    private final JsonMapper json;

    HistoryViews(Names names, JsonMapper json) {
        this.names = names;
        this.json = json;
    }

    List<HistoryEntry> of(Snapshot snapshot, List<HistoryRow> rows) {
        Names.Known known = names.of(snapshot, rows.stream().map(HistoryRow::actor));
        return rows.stream().map(row -> entry(row, known)).toList();
    }

    /** Changes as they are stored. */
    public List<FieldChange> changes(String stored) {
        return json.readValue(stored, CHANGES);
    }

    private HistoryEntry entry(HistoryRow row, Names.Known known) {
        return new HistoryEntry(
                row.position(),
                row.at(),
                row.actor(),
                known.name(row.actor()),
                row.event(),
                row.version(),
                changes(row.changes()));
    }
}
