package io.taskledger.platform.limit;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * The buckets in Redis. Every failure closes them for a moment; while closed nobody is counted, and
 * four times a second one attempt is made to open them again.
 */
final class SharedBuckets {

    private static final Logger log = LoggerFactory.getLogger(SharedBuckets.class);
    private static final long PROBE_NANOS = 250_000_000;

    private final Supplier<RedisClient> client;
    private final String prefix;
    private final BucketConfiguration configuration;
    private final AtomicLong nextProbe = new AtomicLong(System.nanoTime());
    private volatile boolean open;
    private volatile @Nullable AsyncProxyManager<String> buckets;

    SharedBuckets(Supplier<RedisClient> client, String service, RateLimitProperties limit) {
        this.client = client;
        // A changed limit begins with new buckets.
        this.prefix =
                "taskledger:rate:%s:%d:%d:"
                        .formatted(service, limit.requestsPerSecond(), limit.burst());
        this.configuration =
                BucketConfiguration.builder()
                        .addLimit(
                                bandwidth ->
                                        bandwidth
                                                .capacity(limit.burst())
                                                .refillGreedy(
                                                        limit.requestsPerSecond(),
                                                        Duration.ofSeconds(1)))
                        .build();
    }

    boolean isOpen() {
        return open;
    }

    /** Reports requests that were admitted; completes with what the caller has left. */
    CompletableFuture<Long> report(String caller, long requests) {
        AsyncProxyManager<String> current = buckets;
        if (current == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("not connected"));
        }
        AsyncBucketProxy bucket =
                current.getProxy(
                        prefix + caller, () -> CompletableFuture.completedFuture(configuration));
        CompletableFuture<Long> left =
                requests == 0
                        ? bucket.getAvailableTokens()
                        : bucket.asVerbose()
                                .tryConsumeAsMuchAsPossible(requests)
                                .thenApply(r -> r.getDiagnostics().getAvailableTokens());
        return left.whenComplete((available, failure) -> observe(failure));
    }

    /** Called while closed, as often as anybody likes. */
    void tryToOpen() {
        long now = System.nanoTime();
        long due = nextProbe.get();
        if (now - due < 0 || !nextProbe.compareAndSet(due, now + PROBE_NANOS)) {
            return;
        }
        if (buckets == null) {
            Thread.ofVirtual().name("rate-limit-connect").start(this::connect);
        } else {
            report("probe", 0);
        }
    }

    private void connect() {
        try {
            StatefulRedisConnection<String, byte[]> connection =
                    client.get().connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            buckets =
                    Bucket4jLettuce.casBasedBuilder(connection)
                            .clientClock(new RedisClock(connection, System::nanoTime))
                            .expirationAfterWrite(
                                    ExpirationAfterWriteStrategy
                                            .basedOnTimeForRefillingBucketUpToMax(
                                                    Duration.ofSeconds(10)))
                            .build()
                            .asAsync();
            report("probe", 0);
        } catch (RuntimeException e) {
            log.debug("Rate limits are off: Redis is not there", e);
        }
    }

    private void observe(@Nullable Throwable failure) {
        boolean was = open;
        open = failure == null;
        if (was && failure != null) {
            log.warn("Rate limits are off: {}", failure.toString());
        } else if (!was && failure == null) {
            log.info("Rate limits are on");
        }
    }
}
