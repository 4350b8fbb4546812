package io.taskledger.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.taskledger.api.event.LedgerEvent;
import io.taskledger.api.event.OperatorActed;
import io.taskledger.api.event.ProjectArchived;
import io.taskledger.api.event.UserAccessRevoked;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserSignedOut;
import io.taskledger.eventlog.LogMark;
import io.taskledger.query.projection.Fact;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

class LastChangesTest {

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);

    private final LastChanges changes = new LastChanges(2);

    @Test
    void knowsNothingBeforeItFollows() {
        changes.learn(10, ONE, at(5), at(5));
        assertThat(changes.seen()).isNull();
        assertThat(changes.ofProject(ONE)).isNull();
    }

    @Test
    void keepsTheLaterOfWhatItLearnsAndHears() {
        changes.startsAfter(at(10));
        changes.happened(fact(11, new ProjectArchived(ONE)));
        changes.learn(10, ONE, at(7), at(3));
        changes.learn(10, TWO, at(4), at(3));
        assertThat(changes.ofProject(ONE)).isEqualTo(at(11));
        assertThat(changes.ofProject(TWO)).isEqualTo(at(4));
        assertThat(changes.ofPeople()).isEqualTo(at(3));
        assertThat(changes.seen()).isEqualTo(at(11));
        changes.happened(fact(12, new UserRegistered("u", "U")));
        assertThat(changes.ofPeople()).isEqualTo(at(12));
    }

    @Test
    void nobodysNameChangesBySigningOutOrByWhatOperatorsDo() {
        changes.startsAfter(at(10));
        changes.learn(10, ONE, at(7), at(3));
        changes.happened(fact(11, new UserSignedOut("u", null)));
        changes.happened(fact(12, new UserAccessRevoked("u")));
        changes.happened(
                fact(13, new OperatorActed("Paused", "Projection", "history", null, Map.of())));
        assertThat(changes.ofPeople()).isEqualTo(at(3));
        assertThat(changes.ofProject(ONE)).isEqualTo(at(7));
        assertThat(changes.seen()).isEqualTo(at(13));
    }

    @Test
    void learnsNothingFromASnapshotOlderThanItsBeginning() {
        changes.startsAfter(at(10));
        changes.learn(9, ONE, at(5), at(5));
        assertThat(changes.ofProject(ONE)).isNull();
        assertThat(changes.ofPeople()).isNull();
    }

    @Test
    void forgetsAllRatherThanSomeWhenItIsFull() {
        changes.startsAfter(at(0));
        changes.happened(fact(1, new ProjectArchived(ONE)));
        changes.happened(fact(2, new ProjectArchived(TWO)));
        changes.happened(fact(3, new ProjectArchived(new UUID(0, 3))));
        assertThat(changes.ofProject(ONE)).isNull();
        changes.learn(1, ONE, at(1), at(0));
        assertThat(changes.ofProject(ONE)).as("older than what was forgotten").isNull();
        changes.learn(3, ONE, at(1), at(0));
        assertThat(changes.ofProject(ONE)).isEqualTo(at(1));
    }

    @Test
    void isSilentWhileInterrupted() {
        changes.startsAfter(at(10));
        changes.interrupted();
        assertThat(changes.seen()).isNull();
    }

    private static LogMark at(long position) {
        return LogMark.of(position, 1);
    }

    private static Fact fact(long position, LedgerEvent event) {
        return new Fact(position, 1, Instant.EPOCH, "Any", "id", 0, Map.of(), event);
    }
}
