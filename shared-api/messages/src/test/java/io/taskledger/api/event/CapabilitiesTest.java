package io.taskledger.api.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class CapabilitiesTest {

    @Test
    void whatIsNeededToWriteIsReadByThisRelease() {
        assertThat(GoldenEvents.READ.values())
                .allSatisfy(
                        event ->
                                assertThat(Capabilities.neededFor(event).stream())
                                        .isSubsetOf(Capabilities.READ));
    }

    @Test
    void whatTheReleaseBeforeLacksIsNotWrittenUnasked() {
        assertThat(
                        java.util.List.of(
                                new UserSignedOut("u-1", null),
                                new UserAccessRevoked("u-1"),
                                new OperatorActed(
                                        "RebuildPaused", "Projection", "p", null, Map.of())))
                .allSatisfy(event -> assertThat(Capabilities.neededFor(event)).isPresent());
    }
}
