package io.taskledger.platform.request;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How much one instance takes on at once.
 *
 * @param maxBodySize of a request
 * @param maxConnections open, idle ones and streams among them; further ones wait to be accepted.
 *     0: what the heap allows
 * @param maxConcurrentRequests being answered, waiting ones among them; further ones are refused.
 *     0: what the heap allows
 * @param maxStreams of server-sent events; further ones are refused. 0: what the heap allows
 */
@Validated
@ConfigurationProperties("taskledger.http")
public record HttpLimits(
        @DefaultValue("1MB") @NotNull DataSize maxBodySize,
        @DefaultValue("0") @PositiveOrZero int maxConnections,
        @DefaultValue("0") @PositiveOrZero int maxConcurrentRequests,
        @DefaultValue("0") @PositiveOrZero int maxStreams) {

    // A connection was measured to hold 18 KiB of heap when idle, 57 with half a request, and 120
    // while it is answered or streams. As many connections as there may be leave two thirds of the
    // heap; as many requests as there may be leave connections for probes and streams.
    private static final long HEAP_FOR_A_CONNECTION = 384 * 1024;
    private static final long HEAP_FOR_A_REQUEST = 512 * 1024;
    private static final long HEAP_FOR_A_STREAM = 1024 * 1024;

    public HttpLimits {
        maxConnections = given(maxConnections, HEAP_FOR_A_CONNECTION);
        maxConcurrentRequests = given(maxConcurrentRequests, HEAP_FOR_A_REQUEST);
        maxStreams = given(maxStreams, HEAP_FOR_A_STREAM);
    }

    /** What is negative stays so, for validation to refuse. */
    private static int given(int limit, long heapForOne) {
        return limit != 0 ? limit : Math.toIntExact(Runtime.getRuntime().maxMemory() / heapForOne);
    }
}
