package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

class IntakeTest {

    private final Intake intake = new Intake(10);

    @Test
    void takesNoMoreThanABatch() {
        intake.entered(intake.stretch());
        assertThat(intake.hasRoom()).isTrue();

        intake.entered(1);
        assertThat(intake.hasRoom()).isFalse();
    }

    @Test
    void saysWhenThereIsRoomAgain() {
        AtomicInteger called = new AtomicInteger();
        intake.onRoom(called::incrementAndGet);
        intake.entered(10);

        intake.left(10);

        assertThat(called).hasValue(1);
        assertThat(intake.hasRoom()).isTrue();
    }

    @Test
    void beginsAnewWithEachStream() {
        intake.entered(10);

        intake.open();

        assertThat(intake.hasRoom()).isTrue();
    }

    /**
     * A batch that was dropped with its claim is never reported; one that is slow is not dropped.
     */
    @Test
    void takesTwoBatchesAtMostWhileNoneIsReported() {
        AtomicLong now = new AtomicLong();
        Intake slow = new Intake(10, now::get);
        int entered = 0;
        for (int second = 0; second < 60; second++) {
            now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1_001));
            if (slow.hasRoom()) {
                slow.entered(slow.stretch());
                entered += slow.stretch();
            }
        }
        assertThat(entered).isEqualTo(20);
        now.addAndGet(TimeUnit.MINUTES.toNanos(2));
        assertThat(slow.hasRoom()).isTrue();
    }
}
