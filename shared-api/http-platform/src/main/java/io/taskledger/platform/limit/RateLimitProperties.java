package io.taskledger.platform.limit;

import jakarta.validation.constraints.Min;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much one caller may ask of this service, all its instances together. The defaults stop a
 * script that has run away, never a person.
 *
 * @param requestsPerSecond what is granted in the long run
 * @param burst what may come at once after a pause
 */
@Validated
@ConfigurationProperties("taskledger.rate-limit")
record RateLimitProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("1000") @Min(1) long requestsPerSecond,
        @DefaultValue("2000") @Min(1) long burst) {}
