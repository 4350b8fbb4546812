package io.taskledger.query.operations.rebuild;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.projection.Projection;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Has a generation built and promoted for a projection whose code is newer than the live
 * generation, instead of one that is being built with older code. Once for each version: what
 * operators cancelled or rolled back does not come back by itself.
 */
@Component
final class ChangedProjection {

    private static final Logger log = LoggerFactory.getLogger(ChangedProjection.class);

    private final Rebuilds rebuilds;
    private final LiveGeneration live;
    private final Requests requests;
    private final Set<ProjectionName> done = ConcurrentHashMap.newKeySet();

    ChangedProjection(Rebuilds rebuilds, LiveGeneration live, Requests requests) {
        this.rebuilds = rebuilds;
        this.live = live;
        this.requests = requests;
    }

    void rebuildOnce(Projection projection) {
        ProjectionName name = projection.name();
        if (done.contains(name)) {
            return;
        }
        boolean changed =
                projection.version() > live.version(name)
                        && !rebuilds.anyOf(name, projection.version());
        if (!changed || isRequested(projection)) {
            done.add(name);
        }
    }

    /** False if others got in between: then the next look tells what is to be done. */
    private boolean isRequested(Projection projection) {
        ProjectionName name = projection.name();
        try {
            rebuilds.underWay(name)
                    .filter(each -> each.version() < projection.version())
                    .ifPresent(older -> giveUp(older, projection));
            requests.request(name, true, Operator.SYSTEM);
            log.info("{} has version {} now and is rebuilt", name.text(), projection.version());
            return true;
        } catch (ProblemException e) {
            if (e.code() != ErrorCode.REBUILD_RUNNING && e.code() != ErrorCode.WRONG_STATE) {
                throw e;
            }
            log.debug("Rebuilds of {} are asked for by others just now", name.text());
            return false;
        }
    }

    private void giveUp(Rebuild older, Projection projection) {
        log.warn(
                "Rebuild {} of {} with version {} is given up for one with version {}",
                older.id(),
                projection.name().text(),
                older.version(),
                projection.version());
        requests.cancel(older.id(), Operator.SYSTEM);
    }
}
