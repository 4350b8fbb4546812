package io.taskledger.query.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What this instance used last, in front of what all instances share: no trip to Redis for it. Only
 * what is still current after a moment is shared.
 */
final class RecentPages implements Pages {

    /** Entries live for long: more of them would make the collector's long pauses frequent. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 16;

    /**
     * Under load most pages of what is being worked on are out of date sooner than another instance
     * would ask for them.
     */
    private static final Duration SETTLING = Duration.ofMillis(500);

    private final Pages shared;
    private final Cache<String, byte[]> recent;
    private final Executor afterSettling =
            CompletableFuture.delayedExecutor(
                    SETTLING.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);

    /**
     * @param lifetime of an entry, as in Redis
     */
    RecentPages(Pages shared, Duration lifetime) {
        this.shared = shared;
        this.recent =
                Caffeine.newBuilder()
                        .expireAfterWrite(lifetime)
                        .maximumWeight(MOST_BYTES)
                        .<String, byte[]>weigher((key, value) -> 2 * key.length() + value.length)
                        .build();
    }

    @Override
    public Optional<byte[]> get(String key) {
        byte[] known = recent.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<byte[]> found = shared.get(key);
        found.ifPresent(value -> recent.put(key, value));
        return found;
    }

    @Override
    public void put(String key, byte[] value, BooleanSupplier current) {
        recent.put(key, value);
        afterSettling.execute(() -> share(key, current));
    }

    private void share(String key, BooleanSupplier current) {
        byte[] value = recent.policy().getIfPresentQuietly(key);
        if (value != null) {
            shared.put(key, value, current);
        }
    }
}
