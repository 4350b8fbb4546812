package io.taskledger.query.projection;

import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.ErrorContext;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** Makes the processors of this instance, which is one node with an identity of its own. */
public final class ProcessorFactory {

    /** Enough for the live incarnation and one that is slow to end. */
    private static final int THREADS = 2;

    private final String node = UUID.randomUUID().toString();
    private final StreamableMessageSource<TrackedEventMessage<?>> log;
    private final JdbcClient jdbc;
    private final TransactionManager transactions;
    private final BatchRunner batches;
    private final Continuity continuity;
    private final List<CommitListener> listeners;
    private final ProjectionSettings settings;
    private final Map<Followed, ScheduledExecutorService> executors = new ConcurrentHashMap<>();

    ProcessorFactory(
            StreamableMessageSource<TrackedEventMessage<?>> log,
            JdbcClient jdbc,
            TransactionManager transactions,
            BatchRunner batches,
            Continuity continuity,
            List<CommitListener> listeners,
            ProjectionSettings settings) {
        this.log = log;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.batches = batches;
        this.continuity = continuity;
        this.listeners = List.copyOf(listeners);
        this.settings = settings;
    }

    /** The identity of this instance among the owners of segments. */
    public String node() {
        return node;
    }

    /**
     * Claims for a generation by this instance.
     *
     * @param incarnation a new one takes over from an older one at once
     * @throws DivergedException if it was made from another log
     */
    public CheckpointTokenStore checkpoints(ProjectionName name, int generation, int incarnation) {
        continuity.require(name, generation);
        return new CheckpointTokenStore(
                jdbc, name, generation, node, incarnation, settings.claimTimeout());
    }

    PooledStreamingEventProcessor create(
            ProjectionName name, CheckpointTokenStore checkpoints, Consumer<Exception> onFailure) {
        int generation = checkpoints.generation();
        ScheduledExecutorService executor =
                executors.computeIfAbsent(
                        new Followed(name, generation), each -> executor(each, onFailure));
        Intake intake = new Intake(settings.batchSize());
        return PooledStreamingEventProcessor.builder()
                .name(new Followed(name, generation).toString())
                .eventHandlerInvoker(
                        new BatchInvoker(
                                intake,
                                facts -> fold(name, generation, intake, facts),
                                position -> tell(name, generation, position)))
                .errorHandler(context -> rethrow(context, onFailure))
                .messageSource(new WatchedSource(log, intake, onFailure))
                .tokenStore(checkpoints)
                .transactionManager(transactions)
                .coordinatorExecutor(executor)
                .workerExecutor(executor)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(settings.batchSize())
                .tokenClaimInterval(settings.claimInterval().toMillis())
                .claimExtensionThreshold(settings.claimInterval().toMillis())
                .build();
    }

    /** A stream that goes on compares the log for itself, but not with where it began. */
    private void fold(ProjectionName name, int generation, Intake intake, List<Fact> facts) {
        if (intake.isNew()) {
            continuity.requireStill(name, generation);
        }
        batches.run(name, generation, facts);
    }

    /** Ends the threads of a generation that is no longer followed. */
    void release(Followed generation) {
        ScheduledExecutorService executor = executors.remove(generation);
        if (executor != null) {
            executor.shutdown();
        }
    }

    private void tell(ProjectionName name, int generation, long position) {
        listeners.forEach(listener -> listener.committed(name, generation, position));
    }

    private static ScheduledExecutorService executor(
            Followed followed, Consumer<Exception> onFailure) {
        return new WatchedExecutor(
                2 * THREADS,
                Thread.ofPlatform().daemon().name(followed + "-", 0).factory(),
                onFailure);
    }

    private static void rethrow(ErrorContext context, Consumer<Exception> onFailure)
            throws Exception {
        Throwable cause = context.error();
        if (cause instanceof Error error) {
            onFailure.accept(new IllegalStateException(error));
            throw error;
        }
        onFailure.accept((Exception) cause);
        throw (Exception) cause;
    }
}
