package io.taskledger.query.audit;

import io.taskledger.api.audit.query.FindAuditEntries;
import io.taskledger.api.event.EventCatalogue;
import io.taskledger.platform.auth.Caller;
import io.taskledger.platform.problem.ProblemException;
import io.taskledger.query.model.HistoryRow;
import io.taskledger.query.model.Where;
import io.taskledger.query.reading.Parameters;

import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

import java.time.Instant;
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
        if (!EventCatalogue.EVENTS.keySet().containsAll(types)) {
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

    static Specification<HistoryRow> filter(FindAuditEntries wanted, int generation) {
        return Where.<HistoryRow>generation(generation)
                .and(optional("actor", wanted.actor()))
                .and(Where.isIn("event", wanted.types()))
                .and(optional("aggregateId", wanted.aggregateId()))
                .and(optional("projectId", wanted.projectId()))
                .and(from(wanted.from()))
                .and(to(wanted.to()));
    }

    private static Specification<HistoryRow> optional(String attribute, @Nullable Object value) {
        return value == null ? Specification.unrestricted() : Where.is(attribute, value);
    }

    private static Specification<HistoryRow> from(@Nullable Instant from) {
        return from == null
                ? Specification.unrestricted()
                : (row, query, builder) -> builder.greaterThanOrEqualTo(row.get("at"), from);
    }

    private static Specification<HistoryRow> to(@Nullable Instant to) {
        return to == null
                ? Specification.unrestricted()
                : (row, query, builder) -> builder.lessThan(row.get("at"), to);
    }
}
