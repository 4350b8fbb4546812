package io.taskledger.api.operations.view;

import java.time.Instant;
import java.util.List;

/**
 * A rebuilt generation beside the live one.
 *
 * @param position of both when they were compared
 * @param live the other generation
 * @param equal whether all tables are
 */
public record ComparisonView(
        long position, Instant at, int live, boolean equal, List<TableComparison> tables) {

    /** For lists: whether tables are equal, but not which rows are not. */
    public ComparisonView withoutDifferences() {
        return new ComparisonView(
                position,
                at,
                live,
                equal,
                tables.stream().map(TableComparison::withoutDifferences).toList());
    }
}
