package io.taskledger.api.operations.view;

import java.util.List;

/**
 * One table of two generations.
 *
 * @param liveHash of all rows' contents, whatever their order
 * @param differences the first hundred rows that differ, by key; left out in lists of rebuilds
 */
public record TableComparison(
        String table,
        long liveRows,
        long rebuiltRows,
        String liveHash,
        String rebuiltHash,
        boolean equal,
        List<RowDifference> differences) {

    TableComparison withoutDifferences() {
        return new TableComparison(
                table, liveRows, rebuiltRows, liveHash, rebuiltHash, equal, List.of());
    }
}
