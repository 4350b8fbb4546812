package io.taskledger.command.access;

import io.taskledger.api.access.command.RevokeAccess;
import io.taskledger.api.access.command.SignOut;
import io.taskledger.api.command.Actor;
import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.event.UserAccessRevoked;
import io.taskledger.api.event.UserSignedOut;
import io.taskledger.command.CodeIs;
import io.taskledger.command.rule.Handled;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final Actor ANN = new Actor("ann", false);
    private static final Actor ADMIN = new Actor("root", true);

    private final AggregateTestFixture<Access> fixture = new AggregateTestFixture<>(Access.class);

    @Test
    void aSignOutNamesTheSession() {
        fixture.givenNoPriorActivity()
                .when(new SignOut("ann", ANN, "s-1"))
                .expectEvents(new UserSignedOut("ann", "s-1"))
                .expectResultMessagePayload(new Handled("access-ann", 1));
    }

    @Test
    void theSameSessionEndsOnce() {
        fixture.given(new UserSignedOut("ann", "s-1"))
                .when(new SignOut("ann", ANN, "s-1"))
                .expectNoEvents();
        fixture.given(new UserSignedOut("ann", "s-1"))
                .when(new SignOut("ann", ANN, "s-2"))
                .expectEvents(new UserSignedOut("ann", "s-2"));
    }

    /** What has no name may be another one each time. */
    @Test
    void namelessSessionsEndAgainAndAgain() {
        fixture.given(new UserSignedOut("ann", null))
                .when(new SignOut("ann", ANN, null))
                .expectEvents(new UserSignedOut("ann", null));
    }

    @Test
    void anAdministratorRevokesAgainAndAgain() {
        fixture.given(new UserAccessRevoked("ann"))
                .when(new RevokeAccess("ann", ADMIN))
                .expectEvents(new UserAccessRevoked("ann"));
    }

    @Test
    void nobodyElseRevokes() {
        fixture.givenNoPriorActivity()
                .when(new RevokeAccess("ann", ANN))
                .expectException(new CodeIs(ErrorCode.FORBIDDEN));
    }
}
