package io.taskledger.platform.release;

import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * When new types, revisions and values of events are written: once every live instance reads them.
 *
 * @param beat from one sign of life of an instance to the next
 * @param quiet how long an instance counts after it was last heard of
 * @param off capabilities that this instance does not claim, so that none writes what needs them
 */
@Validated
@ConfigurationProperties("taskledger.switch")
public record SwitchProperties(
        @DefaultValue("2s") @DurationMin(millis = 100) Duration beat,
        @DefaultValue("60s") @DurationMin(seconds = 1) Duration quiet,
        @DefaultValue Set<String> off) {

    /**
     * What this instance claims to know.
     *
     * @throws IllegalArgumentException if something is switched off that there is not: a name with
     *     a slip would hold nothing back
     */
    public Set<String> claimed(Collection<String> known) {
        if (!known.containsAll(off)) {
            throw new IllegalArgumentException(
                    "taskledger.switch.off names %s, but there are %s".formatted(off, known));
        }
        return known.stream()
                .filter(each -> !off.contains(each))
                .collect(Collectors.toUnmodifiableSet());
    }
}
