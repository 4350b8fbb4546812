package io.taskledger.command.rule;

import io.taskledger.api.error.ErrorCode;

/** The caller expected another version of the aggregate than there is. */
public final class StaleVersion extends Rejected {

    private static final long serialVersionUID = 1L;

    private final String aggregateId;
    private final long expected;
    private final long current;

    StaleVersion(String aggregateId, long expected, long current) {
        super(ErrorCode.VERSION_CONFLICT, "The current version is %d.".formatted(current));
        this.aggregateId = aggregateId;
        this.expected = expected;
        this.current = current;
    }

    public String aggregateId() {
        return aggregateId;
    }

    public long expected() {
        return expected;
    }

    public long current() {
        return current;
    }
}
