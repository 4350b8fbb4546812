package io.taskledger.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final long SECOND = 1_000_000_000L;

    private final Allowance allowance = new Allowance(new RateLimitProperties(true, 10, 40), 0);

    @Test
    void grantsTheBurstAndNotOneMore() {
        for (int left = 39; left >= 0; left--) {
            assertThat(allowance.take(0)).isEqualTo(new Allowance.Verdict(true, left, 0));
        }

        assertThat(allowance.take(0)).isEqualTo(new Allowance.Verdict(false, 0, SECOND / 10));
    }

    @Test
    void refillsWithTimeUpToTheBurst() {
        use(40, 0);

        assertThat(allowance.take(SECOND / 2).remaining()).isEqualTo(4);
        assertThat(allowance.take(60 * SECOND).remaining()).isEqualTo(39);
    }

    @Test
    void reportsInBatchesWhileBusy() {
        use(1, 0);
        assertThat(allowance.startReconciling(0)).isEqualTo(1);
        use(5, 1);
        assertThat(allowance.startReconciling(1)).as("one is under way").isEqualTo(-1);
        allowance.reconciled(39, 2);
        assertThat(allowance.startReconciling(2)).as("a batch is full").isEqualTo(5);
        allowance.reconciled(34, 3);
        use(1, 3);
        assertThat(allowance.startReconciling(3)).as("neither full nor late").isEqualTo(-1);
        assertThat(allowance.startReconciling(Allowance.INTERVAL_NANOS + 2)).isEqualTo(1);
    }

    @Test
    void learnsWhatOtherInstancesGranted() {
        use(1, 0);
        allowance.startReconciling(0);
        use(2, 0);

        allowance.reconciled(2, 0);

        assertThat(allowance.take(0).admitted()).as("two left, two of them used since").isFalse();
    }

    @Test
    void goesOnAfterAFailedReport() {
        use(1, 0);
        allowance.startReconciling(0);
        allowance.unreconciled();

        assertThat(allowance.startReconciling(Allowance.INTERVAL_NANOS)).isZero();
    }

    private void use(int requests, long now) {
        for (int i = 0; i < requests; i++) {
            assertThat(allowance.take(now).admitted()).isTrue();
        }
    }
}
