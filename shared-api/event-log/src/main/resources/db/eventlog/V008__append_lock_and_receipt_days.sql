-- Two things in one transaction, for both are in the append functions: the lock that serialises them, and where
-- receipts lie.

-- Appends are serialised by a lock on this table, which only the append functions can take: they run as its
-- owner, and nobody is granted anything on it. (An advisory lock is open to whoever can connect.)
create table append_lock ();

comment on table append_lock is 'empty; locked by the append functions, so that appends are serialised';

-- A receipt counts for seven days. Receipts lie in ten slots, a day in each by turns, so that a day that is over
-- is emptied as a whole instead of row by row. What there was before is one more slot, until it is empty.

create or replace function receipt_lifetime() returns interval
    language sql immutable parallel safe
    return interval '7 days';

create function receipt_slot(at timestamptz) returns smallint
    language sql stable parallel safe
    return (floor(extract(epoch from at) / 86400)::bigint % 10)::smallint;

alter table receipt rename to receipt_before;
alter index receipt_pkey rename to receipt_before_pkey;
alter index receipt_age rename to receipt_before_age;
revoke select on receipt_before from command_app;

create table receipt (
    slot         smallint    not null default receipt_slot(clock_timestamp()),
    caller       text        collate "C" not null,
    key          text        collate "C" not null,
    position     bigint      not null,
    append_id    bigint      not null,
    recorded_at  timestamptz not null,
    request_hash bytea       not null,
    response     json        not null
) partition by list (slot);

comment on column receipt.slot is 'the day by turns; -1 for those of before there were slots';

-- Not read for that: receipt_of_before says that all of it fits.
alter table receipt attach partition receipt_before for values in (-1);

do $$
begin
    for slot in 0 .. 9 loop
        execute format('create table receipt_%1$s partition of receipt (primary key (caller, key)) for values in (%1$s)',
                       slot);
    end loop;
    execute format('create function receipts_moved_at() returns timestamptz language sql immutable return timestamptz %L',
                   clock_timestamp());
end
$$;

grant select on receipt to command_app;

-- Empties the slot of the day after tomorrow, whose receipts are older than seven days, and deletes some of before.
-- Which day it is, say the server's clock and the last event, whichever is earlier: a clock that is ahead for a while
-- deletes nothing early. Whoever reads is not waited for; it is tried again.
create or replace function prune_receipts(at_most integer) returns bigint
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '100ms'
as $$
declare
    log_at  timestamptz := coalesce((select e.recorded_at from event e order by e.position desc limit 1), '-infinity');
    at      timestamptz := least(clock_timestamp(), log_at);
    free    smallint;
    pruned  bigint;
begin
    -- Where the two are further apart, the slot that is free by the one may be in use by the other.
    if at = '-infinity' or log_at not between clock_timestamp() - interval '1 day'
                                          and clock_timestamp() + interval '1 day' then
        return 0;
    end if;
    delete from receipt_before
    where (caller, key) in (select r.caller, r.key
                            from receipt_before r
                            where r.recorded_at < at - receipt_lifetime()
                            order by r.recorded_at
                            limit at_most
                            for update skip locked);
    get diagnostics pruned = row_count;
    free := receipt_slot(at + interval '2 days');
    if pruned = 0 and exists (select from receipt r where r.slot = free) then
        execute format('truncate receipt_%s', free);
        pruned := 1;
    end if;
    return pruned;
exception when lock_not_available then
    return 0;
end
$$;

-- As before, with these differences:
-- * the lock above;
-- * a condition may also name the append of the event that was seen (0: any), so a log that was restored to an
--   earlier time cannot hide behind equal sequence numbers;
-- * an event whose predecessor is missing is refused here too;
-- * no time later than `latest` is recorded: error TL001, when the server's clock is beyond it;
-- * receipts lie in slots.
create function append_optimistic(
    append_ids bigint[], latest timestamptz,
    event_commands integer[], aggregate_ids text[], sequence_numbers bigint[], aggregate_types text[],
    types text[], revisions text[], payloads text[], metadata text[],
    condition_commands integer[], condition_aggregate_ids text[], condition_sequences bigint[],
    condition_append_ids bigint[],
    receipt_commands integer[], receipt_events integer[], callers text[], keys text[],
    request_hashes bytea[], responses text[]
) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    last_position bigint;
    last_at       timestamptz;
    batch_at      timestamptz;
    today         smallint;
begin
    lock table append_lock in exclusive mode;

    -- The last event of another aggregate is still the one that was seen, and that of each aggregate that goes on
    -- here is the one before its first new event.
    if (cardinality(condition_aggregate_ids) > 0 or 0 < any (sequence_numbers)) and exists (
        select
        from (select * from unnest(condition_aggregate_ids, condition_sequences, condition_append_ids)
              union all
              select e.id, e.sequence_number - 1, 0
              from unnest(aggregate_ids, sequence_numbers) with ordinality as e (id, sequence_number, n)
              where e.sequence_number > 0
                and (sequence_numbers[e.n::integer - 1] = e.sequence_number - 1
                     and aggregate_ids[e.n::integer - 1] = e.id) is not true
             ) as c (id, expected, append_id)
        left join lateral (select e.sequence_number, e.append_id
                           from event e
                           where e.aggregate_id = c.id
                           order by e.sequence_number desc
                           limit 1) s on true
        where c.expected <> coalesce(s.sequence_number, -1) or (c.append_id <> 0 and c.append_id <> s.append_id)
    ) then
        return null;
    end if;

    select e.position, e.recorded_at into last_position, last_at
    from event e order by e.position desc limit 1;
    last_position := coalesce(last_position, 0);
    batch_at := clock_timestamp();
    if batch_at > latest then
        raise 'the server''s clock is at %, later than %', batch_at, latest using errcode = 'TL001';
    end if;
    batch_at := greatest(batch_at, last_at);

    if cardinality(callers) > 0 then
        today := receipt_slot(batch_at);
        -- Whoever appends has looked its key up before, less than ten minutes ago. What others have answered to
        -- it since then is in the slot of today, whose primary key tells, or in that of yesterday or of before.
        if (receipt_slot(batch_at - interval '10 minutes') <> today
            or batch_at < receipts_moved_at() + interval '10 minutes')
           and exists (
            select
            from unnest(callers, keys) as n (caller, key)
            join receipt r on r.slot in (-1, receipt_slot(batch_at - interval '1 day'))
                          and r.caller = n.caller and r.key = n.key
            where r.recorded_at >= batch_at - receipt_lifetime()
        ) then
            return null;
        end if;
    end if;

    insert into event (position, sequence_number, recorded_at, append_id, aggregate_id, aggregate_type,
                       type, revision, payload, metadata)
    select last_position + e.n, e.sequence_number, batch_at, append_ids[e.command], e.aggregate_id,
           e.aggregate_type, e.type, e.revision, e.payload::json, e.metadata::json
    from unnest(event_commands, aggregate_ids, sequence_numbers, aggregate_types, types, revisions, payloads, metadata)
         with ordinality as e (command, aggregate_id, sequence_number, aggregate_type, type, revision, payload, metadata, n);

    if cardinality(callers) > 0 then
        insert into receipt (slot, caller, key, position, append_id, recorded_at, request_hash, response)
        select today, r.caller, r.key, last_position + r.events, append_ids[r.command], batch_at, r.request_hash,
               r.response::json
        from unnest(receipt_commands, receipt_events, callers, keys, request_hashes, responses)
             as r (command, events, caller, key, request_hash, response);
    end if;

    if cardinality(aggregate_ids) > 0 then
        if pg_notify('eventlog', (last_position + cardinality(aggregate_ids))::text) is not null then end if;
    end if;
    return last_position;
end
$$;

create function append_checked(
    append_ids bigint[], latest timestamptz,
    event_commands integer[], aggregate_ids text[], sequence_numbers bigint[], aggregate_types text[],
    types text[], revisions text[], payloads text[], metadata text[],
    condition_commands integer[], condition_aggregate_ids text[], condition_sequences bigint[],
    condition_append_ids bigint[],
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
    lock table append_lock in exclusive mode;

    select e.position, e.recorded_at into last_position, last_at
    from event e order by e.position desc limit 1;
    last_position := coalesce(last_position, 0);
    batch_at := clock_timestamp();
    if batch_at > latest then
        raise 'the server''s clock is at %, later than %', batch_at, latest using errcode = 'TL001';
    end if;
    batch_at := greatest(batch_at, last_at);

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
        select n.command,
               bool_or(n.expected <> coalesce(s.sequence_number, -1)
                       or (n.append_id <> 0 and n.append_id <> s.append_id)) as failed
        from unnest(condition_commands, condition_aggregate_ids, condition_sequences, condition_append_ids)
             as n (command, id, expected, append_id)
        left join lateral (select e.sequence_number, e.append_id
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

    insert into receipt (slot, caller, key, position, append_id, recorded_at, request_hash, response)
    select receipt_slot(batch_at), r.caller, r.key,
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

-- What the previous release calls. Both releases append side by side for a while and take the same lock.
--
-- A call that was under way when this script was committed holds the advisory lock of before, and a call that
-- begins afterwards does not see it. The primary key decides between them: both want the position that follows
-- the last one, so of two that overlap the second waits for the first and fails with unique_violation, with
-- nothing written. It is then repeated, here for the previous release.
create or replace function append_optimistic(
    append_ids bigint[],
    event_commands integer[], aggregate_ids text[], sequence_numbers bigint[], aggregate_types text[],
    types text[], revisions text[], payloads text[], metadata text[],
    condition_commands integer[], condition_aggregate_ids text[], condition_sequences bigint[],
    receipt_commands integer[], receipt_events integer[], callers text[], keys text[],
    request_hashes bytea[], responses text[]
) returns bigint
    language sql security definer set search_path = public, pg_temp
as $$
    select append_optimistic(
        append_ids, 'infinity', event_commands, aggregate_ids, sequence_numbers, aggregate_types, types, revisions,
        payloads, metadata, condition_commands, condition_aggregate_ids, condition_sequences,
        array_fill(0::bigint, array[cardinality(condition_sequences)]),
        receipt_commands, receipt_events, callers, keys, request_hashes, responses)
$$;

create or replace function append_checked(
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
#variable_conflict use_variable
begin
    return query select * from append_checked(
        append_ids, 'infinity', event_commands, aggregate_ids, sequence_numbers, aggregate_types, types, revisions,
        payloads, metadata, condition_commands, condition_aggregate_ids, condition_sequences,
        array_fill(0::bigint, array[cardinality(condition_sequences)]),
        receipt_commands, receipt_events, callers, keys, request_hashes, responses);
exception when unique_violation then
    return query select * from append_checked(
        append_ids, 'infinity', event_commands, aggregate_ids, sequence_numbers, aggregate_types, types, revisions,
        payloads, metadata, condition_commands, condition_aggregate_ids, condition_sequences,
        array_fill(0::bigint, array[cardinality(condition_sequences)]),
        receipt_commands, receipt_events, callers, keys, request_hashes, responses);
end
$$;

revoke all on function append_optimistic(
    bigint[], timestamptz, integer[], text[], bigint[], text[], text[], text[], text[], text[],
    integer[], text[], bigint[], bigint[], integer[], integer[], text[], text[], bytea[], text[]) from public;
revoke all on function append_checked(
    bigint[], timestamptz, integer[], text[], bigint[], text[], text[], text[], text[], text[],
    integer[], text[], bigint[], bigint[], integer[], integer[], text[], text[], bytea[], text[]) from public;
grant execute on function append_optimistic(
    bigint[], timestamptz, integer[], text[], bigint[], text[], text[], text[], text[], text[],
    integer[], text[], bigint[], bigint[], integer[], integer[], text[], text[], bytea[], text[]) to command_app;
grant execute on function append_checked(
    bigint[], timestamptz, integer[], text[], bigint[], text[], text[], text[], text[], text[],
    integer[], text[], bigint[], bigint[], integer[], integer[], text[], text[], bytea[], text[]) to command_app;
