package io.taskledger.api.operations.view;

import java.util.List;
import java.util.Map;

/**
 * A row that is not the same in two generations.
 *
 * @param key column → value
 * @param columns that differ; empty unless the row is in both
 */
public record RowDifference(Map<String, String> key, Kind kind, List<String> columns) {

    /** How they differ. */
    public enum Kind {
        /** In both, with other contents. */
        CHANGED,
        /** Only in the live generation. */
        ONLY_LIVE,
        /** Only in the rebuilt generation. */
        ONLY_REBUILT
    }
}
