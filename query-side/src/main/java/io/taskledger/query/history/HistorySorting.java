package io.taskledger.query.history;

import io.taskledger.query.listing.SortField;
import io.taskledger.query.listing.Sorting;
import io.taskledger.query.model.HistoryRow;

import java.util.List;

/** Events in the log's order, newest first unless told otherwise. */
public final class HistorySorting {

    public static final Sorting<HistoryRow> BY_POSITION =
            new Sorting<>(
                    List.of(SortField.number("position", "position", HistoryRow::position)),
                    "position,desc",
                    "position",
                    HistoryRow::position,
                    Long::valueOf);

    private HistorySorting() {}
}
