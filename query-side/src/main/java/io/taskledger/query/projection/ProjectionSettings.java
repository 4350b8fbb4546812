package io.taskledger.query.projection;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How projections run.
 *
 * @param batchSize most events folded and committed at once, large ones counting as several
 * @param claimTimeout after this long without a sign of life another instance takes over
 * @param claimInterval how often an instance without a claim tries, and one with a claim renews it
 * @param retryInterval how long a projection that failed waits before it tries again
 */
@ConfigurationProperties("taskledger.projection")
public record ProjectionSettings(
        @DefaultValue("4000") int batchSize,
        @DefaultValue("3500ms") Duration claimTimeout,
        @DefaultValue("800ms") Duration claimInterval,
        @DefaultValue("500ms") Duration retryInterval) {}
