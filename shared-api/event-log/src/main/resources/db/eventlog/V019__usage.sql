-- What is stored by whom and where, for quotas: counted from the log, a stretch at a time, by whichever instance
-- comes along. Never a source of truth: emptied, with the mark at 0, it is counted again.
create table usage_count (
    kind    text   collate "C" not null,
    subject text   collate "C" not null,
    day     date,
    used    bigint not null,
    primary key (kind, subject)
) with (fillfactor = 80);

comment on column usage_count.kind is 'projects: made by a person; tasks: made in a project; bytes: stored for a person on a day';
comment on column usage_count.subject is 'user id, or project id';
comment on column usage_count.day is 'of UTC; only bytes have one, and only the last day on which there were any is kept';

create table usage_mark (
    only_row boolean not null primary key default true check (only_row),
    position bigint  not null
);

comment on column usage_mark.position is 'of the last event counted';

insert into usage_mark (position) values (0);

grant select on usage_count, usage_mark to command_app;

-- Counts the next events; returns how many. 0: there are none, or somebody else is counting.
-- Facts are found by their names and fields in JSON, which never change (golden files of the events).
create function count_usage(at_most integer) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    counted  bigint;
    reached  bigint;
begin
    -- A lock is a write: none where there is nothing to count. (The last position is one look into the index;
    -- `exists (… position > …)` is planned for any position, and so may read the whole table to find nothing.)
    if (select m.position from usage_mark m) >= (select coalesce(max(e.position), 0) from event e) then
        return 0;
    end if;
    select m.position into counted from usage_mark m for update skip locked;
    if not found then
        return 0;
    end if;

    with made as materialized (
        select c.actor, c.day, c.kind, c.subject, count(*) as facts, sum(c.bytes) as bytes, max(c.position) as reached
        from (select e.position,
                     e.metadata ->> 'actor' as actor,
                     (e.recorded_at at time zone 'UTC')::date as day,
                     -- As stored, compressed: sizes are known without reading what is large.
                     pg_column_size(e.payload) + pg_column_size(e.metadata) as bytes,
                     case e.type when 'ProjectCreated' then 'projects' when 'TaskCreated' then 'tasks' end as kind,
                     case e.type when 'ProjectCreated' then e.payload ->> 'ownerId'
                                 when 'TaskCreated' then e.payload ->> 'projectId' end as subject
              from event e
              where e.position > counted
              order by e.position
              limit at_most) c
        group by c.actor, c.day, c.kind, c.subject
    ), added as (
        select m.kind, m.subject, null::date as day, sum(m.facts) as used
        from made m
        where m.subject is not null
        group by m.kind, m.subject
        union all
        (select distinct on (m.actor) 'bytes', m.actor, m.day, sum(m.bytes)
         from made m
         where m.actor is not null
         group by m.actor, m.day
         order by m.actor, m.day desc)
    ), stored as (
        insert into usage_count as u (kind, subject, day, used)
        select a.kind, a.subject, a.day, a.used from added a
        on conflict (kind, subject) do update
            set used = excluded.used + case when u.day is not distinct from excluded.day then u.used else 0 end,
                day  = excluded.day
    )
    -- Another one may have counted all there was, a moment ago.
    select coalesce(max(m.reached), counted) into reached from made m;
    if reached > counted then
        update usage_mark set position = reached;
    end if;
    return reached - counted;
end
$$;

revoke all on function count_usage from public;
grant execute on function count_usage to command_app;
