package io.taskledger.query.operations.rebuild;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.operations.action.Operator;
import io.taskledger.query.projection.ProjectionName;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import java.util.Optional;

/**
 * Has a projection whose live generation was made from another log built from the one that is
 * there, and gives up what is being built from the other. It is promoted as soon as it has caught
 * up: until then nobody is answered.
 */
@Component
final class DivergedProjection {

    private static final Logger log = LoggerFactory.getLogger(DivergedProjection.class);

    private final Rebuilds rebuilds;
    private final LiveGeneration live;
    private final Requests requests;

    DivergedProjection(Rebuilds rebuilds, LiveGeneration live, Requests requests) {
        this.rebuilds = rebuilds;
        this.live = live;
        this.requests = requests;
    }

    void replace(ProjectionName projection) {
        try {
            Optional<Rebuild> underWay = rebuilds.underWay(projection);
            if (underWay.isPresent() && live.isUnfit(projection, underWay.get().generation())) {
                requests.cancel(underWay.get().id(), Operator.SYSTEM);
                underWay = Optional.empty();
            }
            if (underWay.isEmpty() && live.isDiverged(projection)) {
                requests.request(projection, true, Operator.SYSTEM);
                log.warn("{} is rebuilt from the log that is there", projection.text());
            }
        } catch (ProblemException e) {
            if (e.code() != ErrorCode.REBUILD_RUNNING && e.code() != ErrorCode.WRONG_STATE) {
                throw e;
            }
            log.debug("Another instance replaces {}", projection.text());
        }
    }
}
