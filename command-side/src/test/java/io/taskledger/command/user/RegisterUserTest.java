package io.taskledger.command.user;

import io.taskledger.api.command.Actor;
import io.taskledger.api.event.UserRegistered;
import io.taskledger.api.event.UserRenamed;
import io.taskledger.api.user.command.RegisterUser;
import io.taskledger.api.value.PersonName;
import io.taskledger.command.rule.Handled;

import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class RegisterUserTest {

    private final AggregateTestFixture<User> fixture = new AggregateTestFixture<>(User.class);

    @Test
    void registersAtFirst() {
        fixture.givenNoPriorActivity()
                .when(named("Alice"))
                .expectEvents(new UserRegistered("u1", "Alice"))
                .expectResultMessagePayload(new Handled("u1", 1));
    }

    @Test
    void renames() {
        fixture.given(new UserRegistered("u1", "Alice"))
                .when(named("Alicia"))
                .expectEvents(new UserRenamed("u1", "Alice", "Alicia"))
                .expectResultMessagePayload(new Handled("u1", 2));
    }

    @Test
    void recordsNothingForTheSameName() {
        fixture.given(new UserRegistered("u1", "Alice"), new UserRenamed("u1", "Alice", "Bea"))
                .when(named("Bea"))
                .expectNoEvents()
                .expectResultMessagePayload(new Handled("u1", 2));
    }

    private static RegisterUser named(String name) {
        return new RegisterUser("u1", new Actor("u1", false), new PersonName(name));
    }
}
