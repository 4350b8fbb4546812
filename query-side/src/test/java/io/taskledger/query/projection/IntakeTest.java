package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.concurrent.atomic.AtomicInteger;

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
}
