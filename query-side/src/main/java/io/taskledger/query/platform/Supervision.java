package io.taskledger.query.platform;

import io.taskledger.platform.health.Readiness;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Has loops run for as long as this instance does, each on a thread of its own. Whatever a loop
 * dies of, it begins anew after a pause, longer and longer up to 5 s while it keeps dying. Until it
 * has run for a second again, this instance is not ready: others answer.
 */
@Component
public final class Supervision implements Readiness {

    private static final Logger log = LoggerFactory.getLogger(Supervision.class);
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Set<Supervised> underWay = ConcurrentHashMap.newKeySet();

    /** What runs until it returns. */
    public interface Loop {
        /**
         * @throws InterruptedException when it is to end
         */
        void run() throws InterruptedException;
    }

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public boolean isReady() {
        return underWay.stream().allMatch(Supervised::runs);
    }

    /**
     * Starts the loop on a new thread, which ends when the loop returns.
     *
     * @param threads makes it
     */
    public Thread start(Thread.Builder threads, Loop loop) {
        Supervised supervised = new Supervised(loop);
        underWay.add(supervised);
        return threads.start(supervised);
    }

    private final class Supervised implements Runnable {

        private final Loop loop;
        private volatile boolean died;
        private volatile boolean pauses;
        private volatile long startedAt = System.nanoTime();

        private Supervised(Loop loop) {
            this.loop = loop;
        }

        private boolean runs() {
            return !died || !pauses && System.nanoTime() - startedAt > SETTLED_NANOS;
        }

        @Override
        public void run() {
            try {
                BackOffExecution lengths = lengths();
                while (dies()) {
                    if (System.nanoTime() - startedAt > SETTLED_NANOS) {
                        lengths = lengths();
                    }
                    pauses = true;
                    died = true;
                    TimeUnit.MILLISECONDS.sleep(lengths.nextBackOff());
                    startedAt = System.nanoTime();
                    pauses = false;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                underWay.remove(this);
            }
        }

        /** Whether it did, instead of returning. */
        private boolean dies() throws InterruptedException {
            try {
                loop.run();
                return false;
            } catch (RuntimeException | Error e) {
                log.error("{} died and begins anew", Thread.currentThread().getName(), e);
                return true;
            }
        }
    }

    private static BackOffExecution lengths() {
        ExponentialBackOff lengths = new ExponentialBackOff(FIRST_PAUSE_MILLIS, 2);
        lengths.setMaxInterval(LONGEST_PAUSE_MILLIS);
        return lengths.start();
    }
}
