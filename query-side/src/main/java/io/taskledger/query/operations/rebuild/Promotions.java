package io.taskledger.query.operations.rebuild;

import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.operations.action.Operator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Promotes rebuilds that are to be promoted by themselves. Each attempt has the cache rest for some
 * seconds, so those that fail become rare, and after some of them the rebuild pauses itself.
 */
@Component
final class Promotions {

    private static final Logger log = LoggerFactory.getLogger(Promotions.class);

    /**
     * As a rule five attempts within a quarter of a minute, in each of which it has 0.9 s to get as
     * far.
     */
    private static final int MOST_FAILURES = 5;

    private final Switch switching;
    private final Requests requests;
    private final ExponentialBackOff rarer;
    private final Map<UUID, Failures> failures = new ConcurrentHashMap<>();

    Promotions(Switch switching, Requests requests, RebuildSettings settings) {
        this.switching = switching;
        this.requests = requests;
        this.rarer = new ExponentialBackOff(settings.promotionPause().toMillis(), 2);
    }

    /**
     * @param until of {@link System#nanoTime()}: not to be tried before
     */
    private record Failures(int count, BackOffExecution pauses, long until) {

        Failures andOne() {
            long pause = TimeUnit.MILLISECONDS.toNanos(pauses.nextBackOff());
            return new Failures(count + 1, pauses, System.nanoTime() + pause);
        }
    }

    /** Whether it is promoted now. */
    boolean promote(Rebuild rebuild) {
        long now = System.nanoTime();
        Failures before = failures.getOrDefault(rebuild.id(), new Failures(0, rarer.start(), now));
        if (now - before.until() < 0) {
            return false;
        }
        try {
            switching.promote(rebuild, new Operator(rebuild.requestedBy(), null));
            failures.remove(rebuild.id());
            return true;
        } catch (ProblemException e) {
            failed(rebuild, before.andOne(), e.code().code());
            return false;
        } catch (DataAccessResourceFailureException | CannotCreateTransactionException e) {
            throw e; // the database is away, so nothing was tried
        } catch (RuntimeException e) {
            failed(rebuild, before.andOne(), e.getClass().getSimpleName());
            throw e;
        }
    }

    private void failed(Rebuild rebuild, Failures now, String cause) {
        if (now.count() < MOST_FAILURES) {
            failures.put(rebuild.id(), now);
            log.debug("Rebuild {} cannot be promoted yet: {}", rebuild.id(), cause);
            return;
        }
        failures.remove(rebuild.id());
        log.error("Rebuild {} cannot be promoted and pauses itself", rebuild.id());
        requests.pauseBecause(
                rebuild.id(),
                "%d attempts to promote it failed, the last one with %s"
                        .formatted(now.count(), cause));
    }
}
