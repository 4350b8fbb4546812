package io.taskledger.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class SupervisionTest {

    private final Supervision supervision = new Supervision();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger starts = new AtomicInteger();

    @Test
    void beginsAnewWhateverALoopDiesOfAndIsNotReadyMeanwhile() throws Exception {
        Thread thread = supervision.start(Thread.ofVirtual(), this::runTheThirdTime);
        await().until(() -> !supervision.isReady());
        await().until(supervision::isReady);
        assertThat(starts).hasValue(3);
        end.countDown();
        thread.join();
        assertThat(starts).hasValue(3);
    }

    @Test
    void isReadyAgainWhenALoopThatDiedHasEnded() throws Exception {
        Thread thread = supervision.start(Thread.ofVirtual(), this::runTheThirdTime);
        await().until(() -> !supervision.isReady());
        thread.interrupt();
        thread.join();
        assertThat(supervision.isReady()).isTrue();
    }

    private void runTheThirdTime() throws InterruptedException {
        switch (starts.incrementAndGet()) {
            case 1 -> throw new NoClassDefFoundError("one");
            case 2 -> throw new AssertionError("two");
            default -> end.await();
        }
    }
}
