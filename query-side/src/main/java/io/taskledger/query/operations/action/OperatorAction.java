package io.taskledger.query.operations.action;

import java.util.Arrays;
import java.util.List;

/** What an operator can do; named in the audit trail beside the events. */
public enum OperatorAction {
    PROJECTION_PAUSED("ProjectionPaused"),
    PROJECTION_RESUMED("ProjectionResumed"),
    REBUILD_REQUESTED("RebuildRequested"),
    REBUILD_PAUSED("RebuildPaused"),
    REBUILD_RESUMED("RebuildResumed"),
    REBUILD_CANCELLED("RebuildCancelled"),
    REBUILD_PROMOTED("RebuildPromoted"),
    REBUILD_ROLLED_BACK("RebuildRolledBack"),
    DEAD_LETTER_RETRIED("DeadLetterRetried"),
    DEAD_LETTER_EVICTED("DeadLetterEvicted"),
    AUDIT_TRAIL_READ("AuditTrailRead"),
    AUDIT_TRAIL_EXPORTED("AuditTrailExported");

    private final String text;

    OperatorAction(String text) {
        this.text = text;
    }

    /** As the audit trail calls it. */
    public String text() {
        return text;
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(OperatorAction::text).toList();
    }
}
