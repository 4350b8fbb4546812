package io.taskledger.command.platform.dispatch;

import io.taskledger.api.error.ErrorCode;
import io.taskledger.command.platform.quota.QuotaExceeded;
import io.taskledger.command.rule.Rejected;
import io.taskledger.command.rule.StaleVersion;
import io.taskledger.eventlog.append.LogUnavailableException;
import io.taskledger.eventlog.axon.NotYetWrittenException;
import io.taskledger.eventlog.read.LogReader;
import io.taskledger.platform.admission.Holding;
import io.taskledger.platform.admission.Place;
import io.taskledger.platform.admission.Places;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.platform.problem.ProblemTranslator;

import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.util.Map;

/** What the exceptions of commands mean to clients; the only place that knows. */
@Component
class CommandProblems implements ProblemTranslator {

    private final LogReader log;
    private final Places places;

    CommandProblems(LogReader log, Places places) {
        this.log = log;
        this.places = places;
    }

    @Override
    public @Nullable ProblemException translate(Throwable exception) {
        return switch (exception) {
            case StaleVersion stale -> stale(stale);
            case QuotaExceeded exceeded -> exceeded(exceeded);
            case Rejected rejected -> refused(rejected);
            case AggregateNotFoundException missing -> refused(Rejected.unseen());
            case ConcurrencyException lost -> again(ErrorCode.CONCURRENT_CHANGE);
            case LockAcquisitionFailedException busy -> again(ErrorCode.CONCURRENT_CHANGE);
            case NotYetWrittenException early ->
                    new ProblemException(ErrorCode.NOT_YET_AVAILABLE).header("Retry-After", "5");
            case LogUnavailableException away -> unavailable(away);
            default -> null;
        };
    }

    private static ProblemException refused(Rejected rejected) {
        return new ProblemException(rejected.code(), rejected.detail());
    }

    private static ProblemException exceeded(QuotaExceeded exceeded) {
        return new ProblemException(
                exceeded.code(),
                exceeded.detail(),
                Map.of(
                        "quota",
                        exceeded.quota().code(),
                        "limit",
                        exceeded.limit(),
                        "used",
                        exceeded.used()));
    }

    private ProblemException stale(StaleVersion stale) {
        try (Place reading = places.take(Holding.HEAVY_READ)) {
            return new ProblemException(
                    stale.code(),
                    stale.detail(),
                    Map.of(
                            "currentVersion",
                            stale.current(),
                            "changedFields",
                            ChangedFields.since(log, stale.aggregateId(), stale.expected())));
        } catch (ProblemException | LogUnavailableException notNow) {
            // That it is stale was decided; what changed is told when it can be read.
            return new ProblemException(
                    stale.code(), stale.detail(), Map.of("currentVersion", stale.current()));
        }
    }

    private static ProblemException unavailable(LogUnavailableException away) {
        boolean unknown = away.isOutcomeUnknown();
        return new ProblemException(
                        ErrorCode.UNAVAILABLE,
                        unknown
                                ? "The command may have taken effect, or not. Repeat it with the"
                                        + " same Idempotency-Key to find out."
                                : "The command was not carried out.",
                        Map.of("outcome", unknown ? "unknown" : "not_applied"))
                .header("Retry-After", "1");
    }

    private static ProblemException again(ErrorCode code) {
        return new ProblemException(code).header("Retry-After", "1");
    }
}
