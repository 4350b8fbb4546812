-- As before, but the lock and the notification are plain expressions: plpgsql evaluates such a one by itself,
-- while `perform` starts the executor for it, which took a seventh of an append of one event.
create or replace function append_optimistic(
    append_ids bigint[],
    event_commands integer[], aggregate_ids text[], sequence_numbers bigint[], aggregate_types text[],
    types text[], revisions text[], payloads text[], metadata text[],
    condition_commands integer[], condition_aggregate_ids text[], condition_sequences bigint[],
    receipt_commands integer[], receipt_events integer[], callers text[], keys text[],
    request_hashes bytea[], responses text[]
) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    last_position bigint;
    last_at       timestamptz;
    batch_at      timestamptz;
begin
    if pg_advisory_xact_lock(4969834201150742) is not null then end if;

    if cardinality(condition_aggregate_ids) > 0 and exists (
        select
        from unnest(condition_aggregate_ids, condition_sequences) as c (id, expected)
        where c.expected <> coalesce((select e.sequence_number
                                      from event e
                                      where e.aggregate_id = c.id
                                      order by e.sequence_number desc
                                      limit 1), -1)
    ) then
        return null;
    end if;

    select e.position, e.recorded_at into last_position, last_at
    from event e order by e.position desc limit 1;
    last_position := coalesce(last_position, 0);
    batch_at := greatest(clock_timestamp(), last_at);

    insert into event (position, sequence_number, recorded_at, append_id, aggregate_id, aggregate_type,
                       type, revision, payload, metadata)
    select last_position + e.n, e.sequence_number, batch_at, append_ids[e.command], e.aggregate_id,
           e.aggregate_type, e.type, e.revision, e.payload::json, e.metadata::json
    from unnest(event_commands, aggregate_ids, sequence_numbers, aggregate_types, types, revisions, payloads, metadata)
         with ordinality as e (command, aggregate_id, sequence_number, aggregate_type, type, revision, payload, metadata, n);

    if cardinality(callers) > 0 then
        insert into receipt (caller, key, position, append_id, recorded_at, request_hash, response)
        select r.caller, r.key, last_position + r.events, append_ids[r.command], batch_at, r.request_hash, r.response::json
        from unnest(receipt_commands, receipt_events, callers, keys, request_hashes, responses)
             as r (command, events, caller, key, request_hash, response);
    end if;

    if cardinality(aggregate_ids) > 0 then
        if pg_notify('eventlog', (last_position + cardinality(aggregate_ids))::text) is not null then end if;
    end if;
    return last_position;
end
$$;
