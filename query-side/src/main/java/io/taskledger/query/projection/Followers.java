package io.taskledger.query.projection;

import io.taskledger.query.platform.Supervision;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has a processor on this instance for each generation that is to be followed and that this
 * instance's code can fold. Which ones is looked up again and again, so that every instance takes
 * part in a generation soon after it is there.
 */
final class Followers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Followers.class);

    private final JdbcClient jdbc;
    private final ProcessorFactory factory;
    private final List<Projection> projections;
    private final Duration interval;
    private final Supervision supervision;
    private final Map<Followed, ProjectionProcessor> processors = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private @Nullable Thread thread;

    Followers(
            JdbcClient jdbc,
            ProcessorFactory factory,
            List<Projection> projections,
            Duration interval,
            Supervision supervision) {
        this.jdbc = jdbc;
        this.factory = factory;
        this.projections = projections;
        this.interval = interval;
        this.supervision = supervision;
    }

    @Override
    public void start() {
        thread = supervision.start(Thread.ofVirtual().name("followers"), this::run);
    }

    /** Finishes the batches under way and releases the claims. */
    @Override
    public void stop() {
        // No interrupt: it would cut the connection of a virtual thread.
        stopping.countDown();
        Thread looking = thread;
        if (looking != null) {
            try {
                looking.join(Duration.ofSeconds(15));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null && stopping.getCount() > 0;
    }

    private void run() throws InterruptedException {
        do {
            look();
        } while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS));
        stopAll(Set.copyOf(processors.keySet()));
    }

    private void look() {
        try {
            follow(wanted());
        } catch (DataAccessException e) {
            log.debug("Which generations to follow is not known", e);
        }
    }

    private Set<Followed> wanted() {
        Set<Followed> wanted = new HashSet<>();
        for (Projection projection : projections) {
            jdbc.sql(
                            """
                            select generation
                            from   projection_generation
                            where  projection = ? and version = ? and followed and dropped_at is null
                            """)
                    .param(projection.name().text())
                    .param(projection.version())
                    .query(Integer.class)
                    .list()
                    .forEach(each -> wanted.add(new Followed(projection.name(), each)));
        }
        return wanted;
    }

    private void follow(Set<Followed> wanted) {
        Set<Followed> unwanted = new HashSet<>(processors.keySet());
        unwanted.removeAll(wanted);
        stopAll(unwanted);
        for (Followed each : wanted) {
            if (!processors.containsKey(each)) {
                ProjectionProcessor processor =
                        new ProjectionProcessor(factory, each, interval, supervision);
                processors.put(each, processor);
                processor.start();
            }
        }
    }

    private void stopAll(Set<Followed> unwanted) {
        unwanted.parallelStream().map(processors::get).forEach(ProjectionProcessor::stop);
        processors.keySet().removeAll(unwanted);
    }
}
