package io.taskledger.command.platform.axon;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * Where the event log is.
 *
 * @param url JDBC URL
 * @param username {@code command_app}
 * @param connections most connections of this instance; commands share appends, so few are enough
 * @param connectionTimeout how long one try waits for a connection
 */
@Validated
@ConfigurationProperties("taskledger.eventlog")
record EventLogProperties(
        @NotBlank String url,
        @DefaultValue("command_app") @NotBlank String username,
        @DefaultValue("") String password,
        @DefaultValue("8") @Min(2) int connections,
        @DefaultValue("500ms") Duration connectionTimeout) {

    @Override
    public String toString() {
        return "EventLogProperties[url=" + url + ", username=" + username + "]";
    }
}
