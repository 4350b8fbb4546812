package io.taskledger.command.platform.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.taskledger.api.value.InvalidValueException;
import io.taskledger.api.value.PersonName;
import io.taskledger.api.value.UserId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class PeoplePropertiesTest {

    @Test
    void namesPeople() {
        assertThat(new PeopleProperties(List.of("1=Ann", " 2=Bea = B")).named())
                .containsExactly(
                        entry(new UserId("1"), new PersonName("Ann")),
                        entry(new UserId("2"), new PersonName("Bea = B")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "=Ann", "a b=Ann", "1=", "1=\u200b"})
    void refusesWhoIsNobody(String person) {
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new PeopleProperties(List.of(person)));
    }
}
