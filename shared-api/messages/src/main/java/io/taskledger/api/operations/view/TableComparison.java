package io.taskledger.api.operations.view;

import java.util.List;

/**
 * One table of two generations.
 *
 * @param liveHash of all rows' contents, whatever their order
 * @param differences the first hundred rows that differ, by key
 */
public record TableComparison(
        String table,
        long liveRows,
        long rebuiltRows,
        String liveHash,
        String rebuiltHash,
        boolean equal,
        List<RowDifference> differences) {}
