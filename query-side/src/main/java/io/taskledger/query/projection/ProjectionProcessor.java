package io.taskledger.query.projection;

import io.taskledger.query.platform.Supervision;

import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Keeps one generation of a projection going on this instance until it is stopped. Axon's processor
 * waits up to a minute after repeated errors; here a processor that failed is given up and a new
 * incarnation takes its place after the retry interval, for as long as it takes.
 */
final class ProjectionProcessor {

    private static final Logger log = LoggerFactory.getLogger(ProjectionProcessor.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final ProcessorFactory factory;
    private final Followed generation;
    private final Duration retryInterval;
    private final Supervision supervision;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private @Nullable Thread supervisor;
    private volatile boolean running;
    private int incarnation;

    ProjectionProcessor(
            ProcessorFactory factory,
            Followed generation,
            Duration retryInterval,
            Supervision supervision) {
        this.factory = factory;
        this.generation = generation;
        this.retryInterval = retryInterval;
        this.supervision = supervision;
    }

    void start() {
        running = true;
        supervisor =
                supervision.start(
                        Thread.ofVirtual().name("projection-" + generation), this::supervise);
    }

    /** Finishes the batch under way and releases the claims. */
    void stop() {
        running = false;
        Thread thread = supervisor;
        if (thread != null) {
            thread.interrupt();
            try {
                thread.join(STOP_LIMIT.plusSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void supervise() {
        while (running) {
            incarnation++;
            failure.set(null);
            CheckpointTokenStore checkpoints = null;
            PooledStreamingEventProcessor processor = null;
            try {
                checkpoints =
                        factory.checkpoints(
                                generation.projection(), generation.generation(), incarnation);
                processor = factory.create(generation.projection(), checkpoints, this::failed);
                processor.start();
                awaitFailure(processor);
            } catch (InterruptedException stopping) {
                log.debug("Projection {} stops", generation);
            } catch (RuntimeException e) {
                failed(e);
            } catch (Error e) { // or nobody would look after the projection any more
                failed(new IllegalStateException(e));
            }
            stop(processor);
            report(checkpoints);
            pause();
        }
        factory.release(generation);
    }

    private void awaitFailure(PooledStreamingEventProcessor processor) throws InterruptedException {
        while (running && failure.get() == null && !processor.isError() && processor.isRunning()) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private void failed(Exception e) {
        if (failure.compareAndSet(null, e)) {
            log.warn("Projection {} failed and tries again", generation, e);
        }
    }

    private void stop(@Nullable PooledStreamingEventProcessor processor) {
        if (processor == null) {
            return;
        }
        try {
            processor.shutdownAsync().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            log.warn("Projection {} did not stop in time; its claim will lapse", generation, e);
        }
    }

    /**
     * A database that is away is nothing to tell: it could not be told, and comes back. That
     * another has the claim now, an operator who pauses the projection too, is no failure.
     */
    private void report(@Nullable CheckpointTokenStore checkpoints) {
        Exception cause = failure.get();
        if (cause == null
                || cause instanceof UnableToClaimTokenException
                || checkpoints == null
                || !running) {
            return;
        }
        try {
            checkpoints.reportFailure(cause.getClass().getSimpleName() + ": " + cause.getMessage());
        } catch (RuntimeException e) {
            log.debug("The failure of {} could not be reported", generation, e);
        }
    }

    private void pause() {
        if (running) {
            try {
                Thread.sleep(retryInterval);
            } catch (InterruptedException e) {
                log.debug("Projection {} stops", generation);
            }
        }
    }
}
