package io.taskledger.query.operations.rebuild;

import io.taskledger.api.operations.view.RebuildState;
import io.taskledger.query.projection.Projection;

import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.Optional;

/** What this instance does for the rebuild of one projection, from time to time. */
final class RebuildDriver {

    private static final Logger log = LoggerFactory.getLogger(RebuildDriver.class);

    private final Projection projection;
    private final String node;
    private final JdbcClient jdbc;
    private final Rebuilds rebuilds;
    private final BulkBuild bulk;
    private final Steps steps;
    private final Deaths deaths;
    private final Retirement retirement;
    private final ChangedProjection changed;
    private final DivergedProjection diverged;
    private final RebuildSettings settings;
    private boolean isUnderWay;
    private long troubleAt;
    private boolean troubled;

    RebuildDriver(
            Projection projection,
            String node,
            JdbcClient jdbc,
            Rebuilds rebuilds,
            BulkBuild bulk,
            Steps steps,
            Deaths deaths,
            Retirement retirement,
            ChangedProjection changed,
            DivergedProjection diverged,
            RebuildSettings settings) {
        this.projection = projection;
        this.node = node;
        this.jdbc = jdbc;
        this.rebuilds = rebuilds;
        this.bulk = bulk;
        this.steps = steps;
        this.deaths = deaths;
        this.retirement = retirement;
        this.changed = changed;
        this.diverged = diverged;
        this.settings = settings;
    }

    /**
     * Does the next thing there is to do.
     *
     * @return whether there is more to do at once
     */
    boolean pass() {
        try {
            diverged.replace(projection.name());
            changed.rebuildOnce(projection);
            retirement.dropOld(projection.name());
            Optional<Rebuild> rebuild = mine();
            isUnderWay = rebuild.map(each -> each.phase() != RebuildState.READY).orElse(false);
            return rebuild.map(this::drive).orElse(false);
        } catch (DataAccessException e) {
            log.debug("Rebuilds of {} cannot be driven now", projection.name().text(), e);
            troubleAt = System.nanoTime();
            troubled = true;
            return false;
        }
    }

    /** Whether something will be to do soon. */
    boolean isUnderWay() {
        return isUnderWay;
    }

    /** The one under way, if this instance has the code for it. */
    private Optional<Rebuild> mine() {
        return rebuilds.underWay(projection.name())
                .filter(each -> each.version() == projection.version() && !each.paused());
    }

    /** Claims lapse while the database is away, though everybody lives. */
    private boolean isSoonAfterTrouble() {
        troubled =
                troubled
                        && System.nanoTime() - troubleAt
                                < settings.claimTimeout().multipliedBy(2).toNanos();
        return troubled;
    }

    private boolean drive(Rebuild rebuild) {
        if (!isSoonAfterTrouble() && deaths.areTooMany(rebuild, node)) {
            return false;
        }
        if (rebuild.phase() == RebuildState.BUILDING) {
            bulk.takePart(rebuild);
        }
        try (Lease lease = Lease.claim(jdbc, rebuild.id(), node, settings.claimTimeout())) {
            return lease != null && steps.take(rebuild, lease);
        } catch (LeaseLostException | UnableToClaimTokenException e) {
            log.info("Rebuild {} is driven by another instance or held", rebuild.id());
        } catch (RuntimeException e) {
            log.warn("Rebuild {} failed and tries again", rebuild.id(), e);
            rebuilds.reportFailure(rebuild.id(), e);
        }
        return false;
    }
}
