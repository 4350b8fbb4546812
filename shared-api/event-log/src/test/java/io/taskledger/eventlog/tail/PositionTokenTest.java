package io.taskledger.eventlog.tail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.Set;

class PositionTokenTest {

    private final PositionToken three = new PositionToken(3);
    private final PositionToken five = new PositionToken(5);

    @Test
    void aLaterPositionCoversAnEarlierOne() {
        assertThat(five.covers(three)).isTrue();
        assertThat(three.covers(three)).isTrue();
        assertThat(three.covers(five)).isFalse();
        assertThat(three.covers(null)).isTrue();
        assertThat(three.lowerBound(five)).isEqualTo(three);
        assertThat(three.upperBound(five)).isEqualTo(five);
    }

    @Test
    void knowsThePositionOfWrappedTokensAndOfNone() {
        assertThat(PositionToken.positionOf(null)).isZero();
        assertThat(PositionToken.positionOf(five)).isEqualTo(5);
        assertThat(PositionToken.positionOf(ReplayToken.createReplayToken(five, three)))
                .isEqualTo(3);
    }

    @Test
    void refusesTokensOfOtherLogs() {
        var foreign = new GapAwareTrackingToken(1, Set.of());

        assertThatThrownBy(() -> three.covers(foreign))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itsJsonIsThePositionAlone() {
        var json = new JsonMapper();

        assertThat(json.writeValueAsString(five)).isEqualTo("{\"position\":5}");
        assertThat(json.readValue("{\"position\":5}", PositionToken.class)).isEqualTo(five);
    }
}
