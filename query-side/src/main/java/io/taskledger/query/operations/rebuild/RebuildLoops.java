package io.taskledger.query.operations.rebuild;

import io.taskledger.query.platform.Supervision;
import io.taskledger.query.projection.ProcessorFactory;
import io.taskledger.query.projection.Projection;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

/** Has this instance take its part in rebuilds for as long as it runs. */
@Component
final class RebuildLoops implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RebuildLoops.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final long UNDER_WAY_MILLIS = 50;

    private final String node;
    private final JdbcClient jdbc;
    private final BulkBuild bulk;
    private final RebuildSettings settings;
    private final List<RebuildDriver> drivers;
    private final Supervision supervision;
    private volatile CountDownLatch stopping = new CountDownLatch(1);
    private List<Thread> threads = List.of();

    RebuildLoops(
            List<Projection> projections,
            ProcessorFactory processors,
            @Qualifier("projections") DataSource source,
            Rebuilds rebuilds,
            BulkBuild bulk,
            Steps steps,
            Deaths deaths,
            Retirement retirement,
            ChangedProjection changed,
            DivergedProjection diverged,
            RebuildSettings settings,
            Supervision supervision) {
        this.node = processors.node();
        this.jdbc = JdbcClient.create(source);
        this.bulk = bulk;
        this.settings = settings;
        this.supervision = supervision;
        this.drivers =
                projections.stream()
                        .map(
                                each ->
                                        new RebuildDriver(
                                                each,
                                                node,
                                                jdbc,
                                                rebuilds,
                                                bulk,
                                                steps,
                                                deaths,
                                                retirement,
                                                changed,
                                                diverged,
                                                settings))
                        .toList();
    }

    @Override
    public void start() {
        stopping = new CountDownLatch(1);
        threads =
                drivers.stream()
                        .map(
                                each ->
                                        supervision.start(
                                                Thread.ofVirtual().name("rebuilds"),
                                                () -> run(each)))
                        .toList();
    }

    /** Lets other instances go on at once with what this one drove. */
    @Override
    public void stop() {
        // No interrupts: they would cut the connections of virtual threads.
        stopping.countDown();
        try {
            for (Thread thread : threads) {
                thread.join(STOP_LIMIT);
            }
            bulk.stop();
            Lease.release(jdbc, node);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            log.debug("The leases could not be released and will lapse", e);
        }
    }

    @Override
    public boolean isRunning() {
        return !threads.isEmpty() && stopping.getCount() > 0;
    }

    private void run(RebuildDriver driver) throws InterruptedException {
        do {
            pass(driver);
        } while (!stopping.await(pauseMillis(driver), TimeUnit.MILLISECONDS));
    }

    private long pauseMillis(RebuildDriver driver) {
        return driver.isUnderWay() ? UNDER_WAY_MILLIS : settings.interval().toMillis();
    }

    private void pass(RebuildDriver driver) {
        try {
            boolean more = true;
            while (more && stopping.getCount() > 0) {
                more = driver.pass();
            }
        } catch (RuntimeException e) {
            log.error("Rebuilds cannot be driven; trying again", e);
        }
    }
}
