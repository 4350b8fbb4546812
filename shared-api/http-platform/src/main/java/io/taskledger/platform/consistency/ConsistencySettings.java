package io.taskledger.platform.consistency;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Consistency tokens.
 *
 * @param fingerprints whether tokens carry the fingerprint of their event. Instances of the release
 *     before refuse those that do: off while any of them runs.
 */
@ConfigurationProperties("taskledger.consistency")
record ConsistencySettings(@DefaultValue("true") boolean fingerprints) {}
