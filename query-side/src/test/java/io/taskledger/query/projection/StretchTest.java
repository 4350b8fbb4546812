package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taskledger.api.event.UserRegistered;
import io.taskledger.eventlog.axon.LogEventMessage;
import io.taskledger.eventlog.read.RecordedEvent;
import io.taskledger.eventlog.tail.PositionToken;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

class StretchTest {

    private final Events events = new Events();

    @Test
    void takesWhatIsThere() throws Exception {
        events.at(1, 2, 3);

        assertThat(positions(Stretch.next(events, 10))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void takesNoMoreThanItMay() throws Exception {
        events.at(1, 2, 3);

        TrackedEventMessage<?> stretch = Stretch.next(events, 2);

        assertThat(positions(stretch)).containsExactly(1L, 2L);
        assertThat(stretch.trackingToken()).isEqualTo(new PositionToken(2));
    }

    @Test
    void takesFewerThatAreLarge() throws Exception {
        events.ofSize(7_500, 1);
        events.ofSize(7_500, 2);
        events.ofSize(100, 3);

        TrackedEventMessage<?> stretch = Stretch.next(events, 10);

        assertThat(positions(stretch)).containsExactly(1L, 2L);
        assertThat(Stretch.of(stretch).weight()).isEqualTo(16);
    }

    @Test
    void neverEndsBetweenEventsOfOnePosition() throws Exception {
        events.at(1, 2, 2, 2, 3);

        assertThat(positions(Stretch.next(events, 2))).containsExactly(1L, 2L, 2L, 2L);
    }

    @Test
    void endsBeforeAnEventThatCannotBeReadAndThenFailsOnIt() throws Exception {
        events.at(1, 2);
        events.unreadableAfterwards = true;

        assertThat(positions(Stretch.next(events, 10))).containsExactly(1L, 2L);
        assertThatIllegalStateException().isThrownBy(() -> Stretch.next(events, 10));
    }

    private static List<Long> positions(TrackedEventMessage<?> stretch) {
        return Stretch.of(stretch).facts().stream().map(Fact::position).toList();
    }

    private static final class Events implements BlockingStream<TrackedEventMessage<?>> {

        private final Deque<TrackedEventMessage<?>> there = new ArrayDeque<>();
        private boolean unreadableAfterwards;

        void at(long... positions) {
            LongStream.of(positions).forEach(position -> ofSize(100, position));
        }

        void ofSize(int size, long position) {
            there.add(event(position, size));
        }

        private static TrackedEventMessage<?> event(long position, int size) {
            return new LogEventMessage(
                    new RecordedEvent(
                            position,
                            "somebody",
                            "User",
                            position,
                            1,
                            Instant.EPOCH,
                            Map.of(),
                            new UserRegistered("somebody", "Somebody")),
                    size);
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (there.isEmpty() && unreadableAfterwards) {
                throw new IllegalStateException("cannot be read");
            }
            return Optional.ofNullable(there.peek());
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return peek().isPresent();
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return peek().map(next -> there.remove()).orElseThrow(AssertionError::new);
        }

        @Override
        public void close() {}
    }
}
