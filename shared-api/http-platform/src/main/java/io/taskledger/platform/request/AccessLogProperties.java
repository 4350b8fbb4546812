package io.taskledger.platform.request;

import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param enabled a line a request
 * @param refusalsPerSecond lines about refusals of strangers, 403 and 429 in the long run; ten
 *     times as many at once, and a fifth of that for one origin. As many lines tell of requests
 *     that failed because something is away
 * @param pseudonymKey with which addresses of clients are hashed before they are logged; empty to
 *     log them as they are
 */
@Validated
@ConfigurationProperties("taskledger.access-log")
record AccessLogProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("10") @Positive int refusalsPerSecond,
        @DefaultValue("") String pseudonymKey) {}
