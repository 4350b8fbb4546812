package io.taskledger.command.platform.quota;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.rule.Rejected;

/** There is as much already as there may be. */
public final class QuotaExceeded extends Rejected {

    private static final long serialVersionUID = 1L;

    private final Quota quota;
    private final long limit;
    private final long used;

    QuotaExceeded(Quota quota, long limit, long used) {
        super(ErrorCode.QUOTA_EXCEEDED, quota.sentence());
        this.quota = quota;
        this.limit = limit;
        this.used = used;
    }

    public Quota quota() {
        return quota;
    }

    public long limit() {
        return limit;
    }

    /** As far as it was known; what was under way may come on top. */
    public long used() {
        return used;
    }
}
