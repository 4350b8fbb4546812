package io.taskledger.platform.auth;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The issuer's public keys, fetched when first needed, again in the background every {@code
 * maxAge}, and when a token names a key that is not among them, but then at most once in {@code
 * minInterval}, whatever tokens arrive. An issuer that is away stops nobody: keys once fetched stay
 * good.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(IssuerKeys.class);
    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int MOST_WAITING = 32;
    private static final int MOST_BYTES = 256 * 1024;

    private final URL location;
    private final long maxAge;
    private final long minInterval;
    private final DefaultResourceRetriever http =
            new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MOST_BYTES);
    private final ReentrantLock fetching = new ReentrantLock();
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable Keys keys;
    private volatile long lastTry;
    private volatile boolean tried;

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
            Keys stale = current;
            Thread.ofVirtual().name("issuer-keys").start(() -> refreshed(stale));
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
            return refreshed(known);
        } finally {
            waiting.release();
        }
    }

    private boolean isStale(Keys current) {
        long now = System.nanoTime();
        return now - current.fetchedAt() > maxAge && now - lastTry >= minInterval;
    }

    /** One caller fetches, others wait for it and use its result. */
    private @Nullable Keys refreshed(@Nullable Keys known) {
        fetching.lock();
        try {
            if (keys != known || (tried && System.nanoTime() - lastTry < minInterval)) {
                return keys;
            }
            tried = true;
            lastTry = System.nanoTime();
            JWKSet set = JWKSet.parse(http.retrieveResource(location).getContent());
            keys = new Keys(set, System.nanoTime());
        } catch (IOException | ParseException e) {
            log.warn("Cannot fetch the issuer's keys from {}: {}", location, e.toString());
        } finally {
            fetching.unlock();
        }
        return keys;
    }
}
