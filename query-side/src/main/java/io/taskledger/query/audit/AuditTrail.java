package io.taskledger.query.audit;

import io.taskledger.api.audit.query.FindAuditEntries;
import io.taskledger.query.listing.ListRequest.Place;
import io.taskledger.query.projection.ProjectionName;
import io.taskledger.query.reading.Snapshot;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import java.time.Instant;
import java.util.List;

/**
 * Events, and what operators did that is not among them yet, as one list. Each of the two is read
 * in its own order and no further than the wanted part goes, then they are merged: so a page costs
 * no more than the page.
 */
@Component
final class AuditTrail {

    private static final String EVENTS =
            """
            select position, 0::bigint as action, at, actor, event, aggregate_type, aggregate_id, project_id, version,
                   changes::text as changes, command_id, correlation_id, request_id
            from   history
            """;

    private static final String ACTIONS =
            """
            select position, id as action, at, actor, action as event, 'Projection' as aggregate_type,
                   projection as aggregate_id, null::uuid as project_id, 0::bigint as version,
                   (select jsonb_agg(jsonb_build_object('field', d.key, 'from', null, 'to', d.value))::text
                    from   jsonb_each(details || jsonb_build_object('subject', subject)) d) as changes,
                   null as command_id, null as correlation_id, request_id
            from   operator_action
            """;

    /**
     * Until its event is folded; parked, or lost with a part of the log, it is shown from here. The
     * event may be folded before it is noted where it stands.
     */
    private static final String NOT_AMONG_EVENTS =
            """
            (not operator_action.folded or operator_action.event_position > :end)
            and not exists (select from history h
                        where  h.generation = :folded and h.position = event_position and h.position <= :end
                        and    h.command_id = event_key::text)
            and (event_position is not null
                 or not exists (select from history h
                                where  h.generation = :folded and h.event = operator_action.action
                                and    h.position >= operator_action.position and h.position <= :end
                                and    h.command_id = event_key::text))
            """;

    /** What was done to a projection names its subject, such as a rebuild, among the changes. */
    private static final String OF_AGGREGATE =
            """
            (aggregate_id = :aggregate
             or (aggregate_id in ('workspace', 'history')
                 and changes @> jsonb_build_array(jsonb_build_object('field', 'subject', 'to', cast(:aggregate as text)))))
            """;

    /** As many as there are. */
    static final long ANY_BYTES = Long.MAX_VALUE;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient readModel) {
        this.jdbc = readModel;
    }

    /**
     * @param end the last position of events; what operators did after it is found all the same
     * @param behind the place where the part begins; null: at the beginning
     * @param skip lines to leave out there
     * @param bytes of changes after which no more lines come
     */
    List<AuditLine> find(
            Snapshot snapshot,
            FindAuditEntries wanted,
            long end,
            @Nullable Place behind,
            boolean ascending,
            long skip,
            int most,
            long bytes) {
        AuditConditions events =
                events(snapshot, wanted)
                        .and("position <= :end", "end", end)
                        .behind(behind, "0", ascending);
        AuditConditions actions = actions(snapshot, wanted).behind(behind, "id", ascending);
        String direction = ascending ? "asc" : "desc";
        String sql =
                """
                select *
                from   (select *, coalesce(sum(octet_length(changes)) over before, 0) as bytes_before
                        from   (select *
                                from   ((%1$s %2$s order by position %5$s limit :reach)
                                        union all
                                        (%3$s %4$s order by position %5$s, id %5$s limit :reach)) as line
                                order  by position %5$s, action %5$s
                                offset :skip limit :most) as part
                        window before as (order by position %5$s, action %5$s
                                          rows between unbounded preceding and 1 preceding)) as line
                where  bytes_before < :bytes
                order  by position %5$s, action %5$s
                """
                        .formatted(EVENTS, events.sql(), ACTIONS, actions.sql(), direction);
        return jdbc.sql(sql)
                .params(events.parameters())
                .params(actions.parameters())
                .param("reach", skip + most)
                .param("skip", skip)
                .param("most", most)
                .param("bytes", bytes)
                .query((row, number) -> AuditLine.of(row))
                .list();
    }

    /**
     * How many lines there are.
     *
     * @param most counts no further
     */
    long count(Snapshot snapshot, FindAuditEntries wanted, long most) {
        AuditConditions events = events(snapshot, wanted);
        AuditConditions actions = actions(snapshot, wanted);
        return jdbc.sql(
                        """
                        select count(*)
                        from   ((select 1 from history %s limit :counted)
                                union all
                                (select 1 from operator_action %s limit :counted)) as line
                        """
                                .formatted(events.sql(), actions.sql()))
                .param("counted", most)
                .param("end", Long.MAX_VALUE)
                .params(events.parameters())
                .params(actions.parameters())
                .query(Long.class)
                .single();
    }

    private AuditConditions events(Snapshot snapshot, FindAuditEntries wanted) {
        int generation = snapshot.generation(ProjectionName.HISTORY);
        return new AuditConditions()
                .and("generation = :generation", "generation", generation)
                .andAny("event in (:types)", "types", wanted.types())
                .and(OF_AGGREGATE, "aggregate", wanted.aggregateId())
                .and("project_id = :project", "project", wanted.projectId())
                .and("actor = :actor", "actor", wanted.actor())
                .and("position > :first", "first", lastBefore(generation, wanted.from()))
                .and("position <= :last", "last", lastBefore(generation, wanted.to()));
    }

    /**
     * The position of the last event before a time; null for null. So a time narrows down the place
     * in every index, as all of them end with the position.
     */
    private @Nullable Long lastBefore(int generation, @Nullable Instant time) {
        return time == null
                ? null
                : jdbc.sql("select history_position_before(:generation, :time)")
                        .param("generation", generation)
                        .param("time", AuditConditions.time(time))
                        .query(Long.class)
                        .single();
    }

    private static AuditConditions actions(Snapshot snapshot, FindAuditEntries wanted) {
        return new AuditConditions()
                .and(NOT_AMONG_EVENTS, "folded", snapshot.generation(ProjectionName.HISTORY))
                .andAny("action in (:types)", "types", wanted.types())
                .and(":aggregate in (projection, subject)", "aggregate", wanted.aggregateId())
                .and("cast(:project as uuid) is null", "project", wanted.projectId())
                .and("actor = :actor", "actor", wanted.actor())
                .and("at >= :from", "from", AuditConditions.time(wanted.from()))
                .and("at < :to", "to", AuditConditions.time(wanted.to()));
    }
}
