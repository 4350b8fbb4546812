-- The newest snapshot of an aggregate: a short cut that may be deleted at any time, never a source of truth.
create table snapshot (
    aggregate_id    text        collate "C" not null primary key,
    sequence_number bigint      not null,
    recorded_at     timestamptz not null,
    aggregate_type  text        not null,
    type            text        not null,
    revision        text        not null,
    payload         json        not null
);

grant select on snapshot to command_app;

create function store_snapshot(
    p_aggregate_id text, p_sequence_number bigint, p_aggregate_type text,
    p_type text, p_revision text, p_payload text
) returns void
    language sql security definer set search_path = public, pg_temp
as $$
    insert into snapshot (aggregate_id, sequence_number, recorded_at, aggregate_type, type, revision, payload)
    values (p_aggregate_id, p_sequence_number, clock_timestamp(), p_aggregate_type, p_type, p_revision, p_payload::json)
    on conflict (aggregate_id) do update
        set sequence_number = excluded.sequence_number,
            recorded_at     = excluded.recorded_at,
            type            = excluded.type,
            revision        = excluded.revision,
            payload         = excluded.payload
        where snapshot.sequence_number <= excluded.sequence_number
$$;

revoke all on function store_snapshot from public;
grant execute on function store_snapshot to command_app;
