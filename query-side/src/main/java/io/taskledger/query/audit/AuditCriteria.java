package io.taskledger.query.audit;

import io.taskledger.api.audit.query.FindAuditEntries;
import io.taskledger.api.event.EventCatalogue;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.operations.action.OperatorAction;
import io.taskledger.query.reading.Parameters;

import java.util.List;
import java.util.stream.Stream;

/** What of the audit trail is asked for. */
final class AuditCriteria {

    private AuditCriteria() {}

    static FindAuditEntries of(Parameters parameters, Caller caller) {
        String actor = parameters.text("actor");
        List<String> types =
                parameters.texts("type").stream()
                        .flatMap(each -> Stream.of(each.split(",")))
                        .toList();
        if (!types.stream().allMatch(AuditCriteria::isKnown)) {
            throw ProblemException.invalidParameter("type", "must be names of events");
        }
        return new FindAuditEntries(
                "me".equals(actor) ? caller.id() : actor,
                types,
                parameters.text("aggregateId"),
                parameters.uuid("projectId"),
                parameters.instant("from"),
                parameters.instant("to"));
    }

    private static boolean isKnown(String type) {
        return EventCatalogue.EVENTS.containsKey(type) || OperatorAction.names().contains(type);
    }
}
