-- What operators of the query side did, as events. All that the query side may append is this one type, through the
-- function below.
create table operator_event (
    key      uuid   not null primary key,
    position bigint
);

comment on table operator_event is 'under which key which event was told: told again, it is not appended again';

-- Appends what an operator did, once for each key; returns its position. The stream is that of the hour, so it stays
-- short, and more than 1000 in an hour are refused (54000): nobody can fill the log with them.
create function append_operator_event(
    p_key uuid, p_actor text, p_action text, p_subject_type text, p_subject_id text,
    p_at timestamptz, p_details text, p_request_id text
) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    stream   text;
    last     bigint;
    appended bigint;
    payload  text;
    metadata text;
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

    insert into operator_event as o (key) values (p_key) on conflict do nothing;
    if not found then
        return (select o.position from operator_event o where o.key = p_key);
    end if;

    payload := json_build_object(
        'action', p_action, 'subjectType', p_subject_type, 'subjectId', p_subject_id,
        'at', to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'details', p_details::json);
    metadata := json_build_object(
        'actor', p_actor, 'commandId', p_key,
        'correlationId', coalesce(p_request_id, p_key::text), 'requestId', coalesce(p_request_id, p_key::text));

    for attempt in 1 .. 10 loop
        stream := 'operator-' || to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24');
        select coalesce(max(e.sequence_number), -1) into last from event e where e.aggregate_id = stream;
        if last >= 999 then
            raise exception 'too many actions of operators in one hour' using errcode = 'program_limit_exceeded';
        end if;
        begin
            appended := 1 + append_optimistic(
                array[('x' || left(md5(p_key::text), 16))::bit(64)::bigint],
                array[1], array[stream], array[last + 1], array['Operator'],
                array['OperatorActed'], array['1'], array[payload], array[metadata],
                '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}');
            continue when appended is null; -- another one was told meanwhile; the lock is ours now
            update operator_event set position = appended where key = p_key;
            return appended;
        exception when unique_violation then
            -- Another one was told meanwhile.
        end;
    end loop;
    raise exception 'others are told all the time' using errcode = 'lock_not_available';
end
$$;

revoke all on function append_operator_event from public;
grant execute on function append_operator_event to query_app;
