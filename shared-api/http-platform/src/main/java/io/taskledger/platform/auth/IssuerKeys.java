package io.taskledger.platform.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;

import io.taskledger.platform.request.RequestDeadline;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The issuer's public keys, fetched when first needed, again in the background every {@code
 * maxAge}, and when a token names a key that is not among them, but then at most once in {@code
 * minInterval}, whatever tokens arrive. An issuer that is away stops nobody: keys once fetched stay
 * good. All who need keys that are being fetched wait for the same fetch, none of them longer than
 * its request may take.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
    private static final int TIMEOUT_MILLIS = 2_000;

    /** Of whoever waits for a fetch: to connect, to be answered, and some. */
    private static final Duration PATIENCE = Duration.ofMillis(5_000);

    private static final int MOST_WAITING = 32;
    private static final int MOST_BYTES = 256 * 1024;

    private final URL location;
    private final long maxAge;
    private final long minInterval;
    private final DefaultResourceRetriever http =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable Keys keys;
    private volatile long lastTry;
    private volatile boolean tried;
    private @Nullable CompletableFuture<Void> fetch;

    private record Keys(JWKSet set, long fetchedAt) {}

    IssuerKeys(URL location, Duration maxAge, Duration minInterval) {
        this.location = location;
        this.maxAge = maxAge.toNanos();
        this.minInterval = minInterval.toNanos();
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
            throws KeySourceException {
        Keys current = keys;
        if (current == null) {
            current = awaited(null);
        } else if (isStale(current)) {
            CompletableFuture<Void> unawaited = fetched(current);
        }
        if (current == null) {
            throw new RemoteKeySourceException("The issuer's keys cannot be fetched", null);
        }
        List<JWK> found = selector.select(current.set());
        if (found.isEmpty()) {
            Keys newer = awaited(current);
            return newer == null ? found : selector.select(newer.set());
        }
        return found;
    }

    /** Tokens of unknown keys cost nothing to make: only so many of them wait at a time. */
    private @Nullable Keys awaited(@Nullable Keys known) throws KeySourceException {
        if (!waiting.tryAcquire()) {
            throw new RemoteKeySourceException("Too many wait for the issuer's keys", null);
        }
        try {
            fetched(known).get(RequestDeadline.atMost(PATIENCE).toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException comesLater) {
            return keys;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
        return keys;
    }

    private boolean isStale(Keys current) {
        long now = System.nanoTime();
        return now - current.fetchedAt() > maxAge && now - lastTry >= minInterval;
    }

    /** The fetch that goes on, one that begins now, or one that has ended, if none is due. */
    private synchronized CompletableFuture<Void> fetched(@Nullable Keys known) {
        if (fetch != null) {
            return fetch;
        }
        if (keys != known || (tried && System.nanoTime() - lastTry < minInterval)) {
            return CompletableFuture.completedFuture(null);
        }
        tried = true;
        lastTry = System.nanoTime();
        CompletableFuture<Void> begun = new CompletableFuture<>();
        fetch = begun;
        Thread.ofVirtual()
                .name("issuer-keys")
                .start(
                        () -> {
                            try {
                                fetch();
                            } finally {
                                ended();
                                begun.complete(null);
                            }
                        });
        return begun;
    }

    private synchronized void ended() {
        fetch = null;
    }

    private void fetch() {
        try {
            JWKSet set = JWKSet.parse(http.retrieveResource(location).getContent());
            keys = new Keys(set, System.nanoTime());
        } catch (IOException | ParseException e) {
            log.warn("Cannot fetch the issuer's keys from {}: {}", location, e.toString());
        }
    }
}
