package io.taskledger.query.changes;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.api.http.ConsistencyToken;
import io.taskledger.eventlog.LogMark;
import io.taskledger.eventlog.tail.LogMarks;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot;

import org.springframework.stereotype.Component;

import java.util.Set;

/**
 * Whether what is kept of the read model in memory, and followed from there by the log, is of the
 * log that there is. For up to a second after a log was restored to an earlier time the read model
 * still tells of the lost time: whoever was removed after the restore would stay in memory for
 * good, as that is no news at the position which the read model claims to have.
 */
@Component
final class Lineage {

    private final LogMarks log;

    Lineage(LogMarks log) {
        this.log = log;
    }

    /**
     * @throws ProblemException with {@code projection_behind} if the log has another event at the
     *     place of the snapshot's last, or none, or cannot be asked now
     */
    void require(Snapshot snapshot, Set<ProjectionName> from) {
        ConsistencyToken last = snapshot.token(from);
        LogMark there = log.at(last.position());
        if (!there.hasFingerprint()
                || !there.agreesWith(new LogMark(last.position(), last.fingerprint()))) {
            throw new ProblemException(
                            ErrorCode.PROJECTION_BEHIND,
                            "The view is not known to be of the log that there is")
                    .header("Retry-After", "5");
        }
    }
}
