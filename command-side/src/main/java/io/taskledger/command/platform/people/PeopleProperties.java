package io.taskledger.command.platform.people;

import io.taskledger.api.value.PersonName;
import io.taskledger.api.value.UserId;

import jakarta.validation.constraints.Size;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * @param knownFromStart people who need not sign in to be known, such as demo accounts, each as
 *     {@code id=name}; none by default
 */
@Validated
@ConfigurationProperties("taskledger.people")
record PeopleProperties(@DefaultValue @Size(max = 1_000) List<String> knownFromStart) {

    PeopleProperties {
        knownFromStart = List.copyOf(knownFromStart);
        named(knownFromStart);
    }

    Map<UserId, PersonName> named() {
        return named(knownFromStart);
    }

    private static Map<UserId, PersonName> named(List<String> people) {
        Map<UserId, PersonName> named = new LinkedHashMap<>();
        for (String person : people) {
            int equals = person.indexOf('=');
            named.put(
                    new UserId(person.substring(0, Math.max(equals, 0)).strip()),
                    new PersonName(person.substring(equals + 1)));
        }
        return named;
    }
}
