-- The checking path of an append: the same batch with an outcome for each command, decided by queries.
-- Commands of one batch must be independent: no two on one aggregate or receipt, and no condition on an
-- aggregate that another one of the batch writes. Outcomes, in order of precedence:
--   mine       this very append is in the log already (its answer had been lost); position is its last event's
--   duplicate  a receipt of that caller and key exists; the stored_ columns hold it
--   conflict   a sequence number is taken, or its predecessor is missing
--   condition  another aggregate has moved on
--   appended   done now; position is that of its last event (of the log's last one if it has no events)
create function append_checked(
    append_ids bigint[],
    event_commands integer[], aggregate_ids text[], sequence_numbers bigint[], aggregate_types text[],
    types text[], revisions text[], payloads text[], metadata text[],
    condition_commands integer[], condition_aggregate_ids text[], condition_sequences bigint[],
    receipt_commands integer[], receipt_events integer[], callers text[], keys text[],
    request_hashes bytea[], responses text[]
) returns table (
    command integer, outcome text, "position" bigint,
    stored_hash bytea, stored_response text, stored_position bigint, stored_at timestamptz
)
    language plpgsql security definer set search_path = public, pg_temp
as $$
#variable_conflict use_column
declare
    last_position bigint;
    last_at       timestamptz;
    batch_at      timestamptz;
    outcomes      text[];
begin
    perform pg_advisory_xact_lock(4969834201150742);

    select e.position, e.recorded_at into last_position, last_at
    from event e order by e.position desc limit 1;
    last_position := coalesce(last_position, 0);
    batch_at := greatest(clock_timestamp(), last_at);

    delete from receipt r
    using unnest(callers, keys) as n (caller, key)
    where r.caller = n.caller and r.key = n.key and r.recorded_at < batch_at - receipt_lifetime();

    with streams as (
        select n.command,
               bool_or(s.append_id is not null and s.append_id = append_ids[n.command]) as mine,
               bool_or(s.append_id is not null
                       or (n.sequence_number > 0 and not n.follows and p.sequence_number is null)) as conflict
        from (select e.command, e.aggregate_id, e.sequence_number,
                     coalesce(lag(e.sequence_number) over w = e.sequence_number - 1, false) as follows
              from unnest(event_commands, aggregate_ids, sequence_numbers)
                   as e (command, aggregate_id, sequence_number)
              window w as (partition by e.command, e.aggregate_id order by e.sequence_number)) n
        left join event s on s.aggregate_id = n.aggregate_id and s.sequence_number = n.sequence_number
        left join event p on p.aggregate_id = n.aggregate_id and p.sequence_number = n.sequence_number - 1
        group by n.command
    ), receipts as (
        select n.command, s.append_id = append_ids[n.command] as mine
        from unnest(receipt_commands, callers, keys) as n (command, caller, key)
        join receipt s on s.caller = n.caller and s.key = n.key
    ), conditions as (
        select n.command, bool_or(n.expected <> coalesce(s.sequence_number, -1)) as failed
        from unnest(condition_commands, condition_aggregate_ids, condition_sequences) as n (command, id, expected)
        left join lateral (select e.sequence_number
                           from event e
                           where e.aggregate_id = n.id
                           order by e.sequence_number desc
                           limit 1) s on true
        group by n.command
    )
    select array_agg(case when s.mine or r.mine then 'mine'
                          when r.command is not null then 'duplicate'
                          when s.conflict then 'conflict'
                          when c.failed then 'condition'
                          else 'appended' end order by n.command)
    into outcomes
    from generate_subscripts(append_ids, 1) as n (command)
    left join streams s on s.command = n.command
    left join receipts r on r.command = n.command
    left join conditions c on c.command = n.command;

    insert into event (position, sequence_number, recorded_at, append_id, aggregate_id, aggregate_type,
                       type, revision, payload, metadata)
    select last_position + row_number() over (order by e.n), e.sequence_number, batch_at, append_ids[e.command],
           e.aggregate_id, e.aggregate_type, e.type, e.revision, e.payload::json, e.metadata::json
    from unnest(event_commands, aggregate_ids, sequence_numbers, aggregate_types, types, revisions, payloads, metadata)
         with ordinality as e (command, aggregate_id, sequence_number, aggregate_type, type, revision, payload, metadata, n)
    where outcomes[e.command] = 'appended';

    insert into receipt (caller, key, position, append_id, recorded_at, request_hash, response)
    select r.caller, r.key,
           coalesce((select max(e.position)
                     from event e
                     where e.position > last_position and e.append_id = append_ids[r.command]), last_position),
           append_ids[r.command], batch_at, r.request_hash, r.response::json
    from unnest(receipt_commands, callers, keys, request_hashes, responses)
         as r (command, caller, key, request_hash, response)
    where outcomes[r.command] = 'appended';

    if 'appended' = any (outcomes) then
        perform pg_notify('eventlog', (select max(e.position) from event e)::text);
    end if;

    return query
    select n.command, outcomes[n.command],
           case when outcomes[n.command] in ('mine', 'appended')
                then coalesce(w.position, r.position, last_position) end,
           r.request_hash, r.response::text, r.position, r.recorded_at
    from generate_subscripts(append_ids, 1) as n (command)
    left join (select e.command, max(s.position) as position
               from unnest(event_commands, aggregate_ids, sequence_numbers) as e (command, aggregate_id, sequence_number)
               join event s on s.aggregate_id = e.aggregate_id and s.sequence_number = e.sequence_number
               group by e.command) w on w.command = n.command
    left join (select k.command, s.*
               from unnest(receipt_commands, callers, keys) as k (command, caller, key)
               join receipt s on s.caller = k.caller and s.key = k.key) r on r.command = n.command
    order by n.command;
end
$$;

revoke all on function append_checked from public;
grant execute on function append_checked to command_app;
