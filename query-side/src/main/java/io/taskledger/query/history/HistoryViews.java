package io.taskledger.query.history;

import io.taskledger.api.history.view.FieldChange;
import io.taskledger.api.history.view.HistoryEntry;
import io.taskledger.query.model.HistoryRow;

import org.springframework.stereotype.Component;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Shows rows as history. */
@Component
public final class HistoryViews {

    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final JsonMapper json;

    HistoryViews(JsonMapper json) {
        this.json = json;
    }

    HistoryEntry of(HistoryRow row) {
        return new HistoryEntry(
                row.position(),
                row.at(),
                row.actor(),
                row.actorName(),
                row.event(),
                row.version(),
                changes(row.changes()));
    }

    /** Changes as they are stored. */
    public List<FieldChange> changes(String stored) {
        return json.readValue(stored, CHANGES);
    }
}
