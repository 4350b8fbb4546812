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
        long position, Instant at, int live, boolean equal, List<TableComparison> tables) {}
