package io.taskledger.command.platform.quota;

import io.taskledger.platform.quota.QuotaProperties;

/** Refuses what would exceed a quota, as far as usage is known. */
public final class Quotas {

    private final QuotaProperties limits;
    private final Usage usage;
    private final ReceiptBytes receipts = new ReceiptBytes(System::nanoTime);

    public Quotas(QuotaProperties limits, Usage usage) {
        this.limits = limits;
        this.usage = usage;
    }

    /**
     * Lets one more project of the person through.
     *
     * @throws QuotaExceeded if they have made as many as they may
     */
    public void mayMakeProject(String userId) {
        check(
                Quota.PROJECTS_PER_PERSON,
                limits.projectsPerPerson(),
                usage.of(Quota.PROJECTS_PER_PERSON, userId).orElse(0));
    }

    /**
     * Lets one more task of the project through.
     *
     * @throws QuotaExceeded if as many were made in it as may be
     */
    public void mayMakeTask(String projectId) {
        check(
                Quota.TASKS_PER_PROJECT,
                limits.tasksPerProject(),
                usage.of(Quota.TASKS_PER_PROJECT, projectId).orElse(0));
    }

    /**
     * Lets one more member into a project.
     *
     * @throws QuotaExceeded if it has as many members as it may
     */
    public void mayAddMember(int members) {
        check(Quota.MEMBERS_PER_PROJECT, limits.membersPerProject(), members);
    }

    /**
     * Lets one more command of the person through.
     *
     * @throws QuotaExceeded if as much was stored for them today as may be
     */
    public void mayStore(String userId) {
        check(
                Quota.BYTES_PER_DAY,
                limits.bytesPerDay().toBytes(),
                usage.of(Quota.BYTES_PER_DAY, userId).orElse(0) + receipts.of(userId));
    }

    /** A receipt was stored for a command of the person. */
    public void receiptStored(String userId) {
        receipts.addOne(userId);
    }

    private static void check(Quota quota, long limit, long used) {
        if (used >= limit) {
            throw new QuotaExceeded(quota, limit, used);
        }
    }
}
