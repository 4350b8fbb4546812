-- What operators of the query side did, on its way into the log. The query side only puts it here, and takes no lock
-- that anybody who appends could have to wait for; a command side appends it.
create table operator_event (
    key          uuid        not null primary key,
    number       bigint      not null generated always as identity,
    told_at      timestamptz not null default clock_timestamp(),
    actor        text        not null,
    action       text        not null,
    subject_type text        not null,
    subject_id   text        not null,
    done_at      timestamptz,
    details      json,
    request_id   text,
    position     bigint,
    check ((position is null) = (details is not null))
);

create index on operator_event (number) where position is null;
create index on operator_event (told_at);

comment on table operator_event is 'told again under the same key, it is not appended again';
comment on column operator_event.number is 'order in which they are appended';
comment on column operator_event.position is 'of the event; null: not appended yet';

grant select (key, position) on operator_event to query_app;

-- Puts down what an operator did, to be appended once for each key. More than 1000 within an hour, or at once not
-- appended yet, are refused (54000): nobody can fill the log with them.
create function tell_operator_event(
    p_key uuid, p_actor text, p_action text, p_subject_type text, p_subject_id text,
    p_at timestamptz, p_details text, p_request_id text
) returns void
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    -- What is null is refused too. Every reader must be able to read what is appended: plain details, and a time
    -- that is one of ours.
    if (p_key is not null
        and p_action ~ '^[A-Z][A-Za-z]{1,63}$' and p_subject_type ~ '^[A-Z][A-Za-z]{1,63}$'
        and length(p_actor) between 1 and 128 and length(p_subject_id) between 1 and 128
        and coalesce(length(p_request_id), 0) <= 128
        and coalesce(p_at between '2020-01-01' and clock_timestamp() + interval '1 day', true)
        and octet_length(p_details) <= 4096 and json_typeof(p_details::json) = 'object'
        and not exists (select from json_each(p_details::json) d where json_typeof(d.value) in ('object', 'array'))
       ) is not true then
        raise exception 'not an action of an operator' using errcode = 'check_violation';
    end if;
    if (select count(*) from operator_event o where o.told_at > clock_timestamp() - interval '1 hour') >= 1000
       or (select count(*) from operator_event o where o.position is null) >= 1000 then
        raise exception 'too many actions of operators' using errcode = 'program_limit_exceeded';
    end if;
    insert into operator_event (key, actor, action, subject_type, subject_id, done_at, details, request_id)
    values (p_key, p_actor, p_action, p_subject_type, p_subject_id, p_at, p_details::json, p_request_id)
    on conflict do nothing;
end
$$;

revoke all on function tell_operator_event from public;
grant execute on function tell_operator_event to query_app;

-- Appends what has been put down, in that order, up to 100 at once; returns how many. latest: as for all appends. The
-- stream is that of the hour, so it stays short: of 1000 events at most, the others wait for the next hour.
create function append_operator_events(latest timestamptz) returns integer
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '1s'
as $$
declare
    stream    text;
    last      bigint;
    keys      uuid[];
    payloads  text[];
    metadata  text[];
    many      integer;
    head      bigint;
begin
    -- As a rule there is nothing, and no lock is taken for that.
    if not exists (select from operator_event o where o.position is null) then
        return 0;
    end if;
    -- Of several that are here at once, the next one sees what this one has appended.
    lock table append_lock in exclusive mode;

    stream := 'operator-' || to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24');
    select coalesce(max(e.sequence_number), -1) into last from event e where e.aggregate_id = stream;

    select array_agg(o.key order by o.number),
           array_agg(json_build_object(
               'action', o.action, 'subjectType', o.subject_type, 'subjectId', o.subject_id,
               'at', to_char(coalesce(o.done_at, o.waited_since) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
               'details', o.details)::text order by o.number),
           array_agg(json_build_object(
               'actor', o.actor, 'commandId', o.key, 'correlationId', coalesce(o.request_id, o.key::text),
               'requestId', coalesce(o.request_id, o.key::text))::text order by o.number),
           count(*)
    into   keys, payloads, metadata, many
    from   (select w.*, case when w.told_at < clock_timestamp() - interval '1 minute' then w.told_at end as waited_since
            from   operator_event w
            where  w.position is null
            order  by w.number
            limit  greatest(0, least(100, 999 - last))) o;
    if many = 0 then
        return 0;
    end if;

    head := append_optimistic(
        array(select ('x' || left(md5(k::text), 16))::bit(64)::bigint from unnest(keys) with ordinality as n (k, i) order by i),
        latest,
        array(select generate_series(1, many)), array_fill(stream, array[many]),
        array(select generate_series(last + 1, last + many)), array_fill('Operator'::text, array[many]),
        array_fill('OperatorActed'::text, array[many]), array_fill('1'::text, array[many]), payloads, metadata,
        '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}');
    if head is null then
        raise exception 'events of operators were appended meanwhile' using errcode = 'serialization_failure';
    end if;
    update operator_event o
    set    position = head + n.i, details = null
    from   unnest(keys) with ordinality as n (k, i)
    where  o.key = n.k;
    return many;
end
$$;

revoke all on function append_operator_events from public;
grant execute on function append_operator_events to command_app;
