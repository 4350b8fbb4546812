package io.taskledger.query.cache;

import io.lettuce.core.RedisClient;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Bytes in Redis. No request waits for it for longer than the time-out, and after a failure none
 * even asks for a while: then it holds nothing.
 */
final class RedisPages implements Pages {

    private static final Logger log = LoggerFactory.getLogger(RedisPages.class);

    private final Supplier<RedisClient> client;
    private final CacheSettings settings;
    private final SetArgs lifetime;
    private final AtomicBoolean connecting = new AtomicBoolean();
    private volatile @Nullable StatefulRedisConnection<String, byte[]> connection;
    private volatile long restUntil = System.nanoTime();

    RedisPages(Supplier<RedisClient> client, CacheSettings settings) {
        this.client = client;
        this.settings = settings;
        this.lifetime = SetArgs.Builder.px(settings.lifetime());
    }

    @Override
    public Optional<byte[]> get(String key) {
        StatefulRedisConnection<String, byte[]> redis = usable();
        if (redis == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(
                    redis.async()
                            .get(key)
                            .get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            rest(e);
        }
        return Optional.empty();
    }

    @Override
    public void put(String key, byte[] value, BooleanSupplier current) {
        StatefulRedisConnection<String, byte[]> redis = usable();
        if (redis != null && current.getAsBoolean()) {
            redis.async()
                    .set(key, value, lifetime)
                    .whenComplete(
                            (stored, failure) -> {
                                if (failure != null) {
                                    rest(failure);
                                }
                            });
        }
    }

    private @Nullable StatefulRedisConnection<String, byte[]> usable() {
        if (!settings.enabled() || System.nanoTime() - restUntil < 0) {
            return null;
        }
        StatefulRedisConnection<String, byte[]> redis = connection;
        if (redis == null) {
            connectAside();
        }
        return redis;
    }

    /** Only the first connection; from then on the client reconnects by itself. */
    private void connectAside() {
        if (connecting.compareAndSet(false, true)) {
            Thread.ofVirtual()
                    .name("cache-connect")
                    .start(
                            () -> {
                                try {
                                    connection =
                                            client.get()
                                                    .connect(
                                                            RedisCodec.of(
                                                                    StringCodec.UTF8,
                                                                    ByteArrayCodec.INSTANCE));
                                } catch (RuntimeException e) {
                                    rest(e);
                                } finally {
                                    connecting.set(false);
                                }
                            });
        }
    }

    private void rest(Throwable cause) {
        restUntil = System.nanoTime() + settings.rest().toNanos();
        log.debug("The cache rests", cause);
    }
}
