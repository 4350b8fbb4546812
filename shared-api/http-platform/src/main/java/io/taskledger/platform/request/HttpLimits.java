package io.taskledger.platform.request;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

import java.time.Duration;

/**
 * What one instance takes in from its connections, and for how long it waits for it. What callers
 * may then hold is a matter of {@code io.taskledger.platform.admission}.
 *
 * @param maxBodySize of a request. The largest legal one is a task, 11,200 characters in title,
 *     description and labels, each at most 12 bytes (two escapes): 135 KB
 * @param headDeadline for all of a request's line and headers
 * @param bodyDeadline for all of a body; half of it if nothing comes at all
 * @param minBodyRate bytes a second that a body must bring after its first three seconds
 * @param requestDeadline what {@link RequestDeadline} starts from
 * @param answerPatience for all of an answer to be taken, from its first byte; streams and exports
 *     may last
 * @param maxConnections open, idle ones and streams among them; further ones wait to be accepted.
 *     0: what the heap allows
 * @param probePort where probes and {@code /actuator} are answered too, with connections of their
 *     own; 0: nowhere else
 */
@Validated
@ConfigurationProperties("taskledger.http")
public record HttpLimits(
        @DefaultValue("160KB") @NotNull DataSize maxBodySize,
        @DefaultValue("10s") @NotNull Duration headDeadline,
        @DefaultValue("10s") @NotNull Duration bodyDeadline,
        @DefaultValue("1KB") @NotNull DataSize minBodyRate,
        @DefaultValue("15s") @NotNull Duration requestDeadline,
        @DefaultValue("60s") @NotNull Duration answerPatience,
        @DefaultValue("0") @PositiveOrZero int maxConnections,
        @DefaultValue("0") @PositiveOrZero @Max(65_535) int probePort) {

    // A connection was measured to hold 18 KiB of heap when idle, 57 with half a request, and 120
    // while it is answered or streams. As many connections as there may be leave two thirds of the
    // heap; as many requests as there may be leave connections for probes and streams.
    private static final long HEAP_FOR_A_CONNECTION = 384 * 1024;

    public HttpLimits {
        // What is negative stays so, for validation to refuse.
        if (maxConnections == 0) {
            maxConnections =
                    Math.toIntExact(Runtime.getRuntime().maxMemory() / HEAP_FOR_A_CONNECTION);
        }
    }
}
