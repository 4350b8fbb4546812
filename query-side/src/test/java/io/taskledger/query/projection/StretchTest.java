package io.taskledger.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.taskledger.api.event.UserRegistered;
import io.taskledger.eventlog.tail.PositionToken;

import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.GenericMessage;
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
        return Stretch.factsOf(stretch).stream().map(Fact::position).toList();
    }

    private static final class Events implements BlockingStream<TrackedEventMessage<?>> {

        private final Deque<TrackedEventMessage<?>> there = new ArrayDeque<>();
        private boolean unreadableAfterwards;

        void at(long... positions) {
            LongStream.of(positions).mapToObj(Events::event).forEach(there::add);
        }

        private static TrackedEventMessage<?> event(long position) {
            return new GenericTrackedDomainEventMessage<>(
                    new PositionToken(position),
                    "User",
                    "somebody",
                    position,
                    new GenericMessage<>(
                            "id", new UserRegistered("somebody", "Somebody"), Map.of()),
                    () -> Instant.EPOCH);
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
