-- A snapshot is stored only while its last event is in the log: not if the log was restored to an earlier time after
-- the events were read. (0: not known, as with the release before.)
create function store_snapshot(
    p_aggregate_id text, p_sequence_number bigint, p_append_id bigint, p_aggregate_type text,
    p_type text, p_revision text, p_payload text
) returns void
    language sql security definer set search_path = public, pg_temp
as $$
    insert into snapshot (aggregate_id, sequence_number, recorded_at, aggregate_type, type, revision, payload)
    select p_aggregate_id, p_sequence_number, clock_timestamp(), p_aggregate_type, p_type, p_revision, p_payload::json
    where p_append_id = 0
       or exists (select
                  from event e
                  where e.aggregate_id = p_aggregate_id and e.sequence_number = p_sequence_number
                    and e.append_id = p_append_id)
    on conflict (aggregate_id) do update
        set sequence_number = excluded.sequence_number,
            recorded_at     = excluded.recorded_at,
            type            = excluded.type,
            revision        = excluded.revision,
            payload         = excluded.payload
        where snapshot.sequence_number <= excluded.sequence_number
$$;

revoke all on function store_snapshot(text, bigint, bigint, text, text, text, text) from public;
grant execute on function store_snapshot(text, bigint, bigint, text, text, text, text) to command_app;
