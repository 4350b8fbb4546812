-- Which instances live, and what each of them reads: so that nobody writes what another one cannot read.
create table instance (
    id         text        collate "C" not null primary key check (id ~ '^[0-9a-f]{16}$'),
    role       text        not null,
    side       text        not null check (side in ('command-side', 'query-side')),
    knows      text[]      not null check (cardinality(knows) <= 100),
    started_at timestamptz not null default clock_timestamp(),
    seen_at    timestamptz not null,
    gone       boolean     not null default false
);

comment on column instance.role is 'database role that registered it, and alone may do so again';
comment on column instance.knows is 'capabilities: names of what it reads';
comment on column instance.gone is 'said that it ends; counts for as long as it has a session';

-- When an instance that registers nothing was last seen: one of a release that had no such table.
create table unregistered_instance (
    one     boolean     not null primary key default true check (one),
    seen_at timestamptz
);

-- While they are being deployed, those of the release before run.
insert into unregistered_instance (seen_at)
select max(clock_timestamp())
from   pg_stat_activity a
where  a.datname = current_database() and a.usename in ('command_app', 'query_app');

-- Sessions of our programs, by the end of their application_name: '#' and the instance's id.
-- The release before has names without it; what people connect with (psql and such) has other names.
create view instance_session with (security_barrier) as
    select a.pid, a.usename, a.application_name, substring(a.application_name from '#([0-9a-f]{16})$') as instance
    from   pg_stat_activity a
    where  a.datname = current_database() and a.usename in ('command_app', 'query_app')
    and    a.application_name ~ '^(command-side|query-side|taskledger)';

create function live_instance(quiet interval) returns setof instance
    language sql stable set search_path = public, pg_temp
as $$
    select i.*
    from   instance i
    where  (not i.gone and i.seen_at > clock_timestamp() - quiet)
    or     exists (select from instance_session s where s.instance = i.id)
$$;

-- What all live instances know: nothing while there is one, or was one a moment ago, of which that is unknown.
create function known_to_all(quiet interval) returns text[]
    language sql stable set search_path = public, pg_temp
as $$
    select case
        when exists (select from instance_session s
                     where not exists (select from instance i where i.id = s.instance)) then '{}'
        when exists (select from unregistered_instance u where u.seen_at > clock_timestamp() - quiet) then '{}'
        else array(select distinct k.capability
                   from   live_instance(quiet) l, unnest(l.knows) as k (capability)
                   where  not exists (select from live_instance(quiet) o where k.capability <> all (o.knows)))
    end
$$;

-- An instance says that it lives and what it knows; learns what all know. quiet: how long one counts after it was last
-- seen without a session, at least 1 s.
create function instance_seen(p_id text, p_side text, p_knows text[], p_quiet interval) returns text[]
    language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    if not exists (select from instance i where i.id = p_id) then
        delete from instance i
        where  i.seen_at < clock_timestamp() - interval '1 day'
        and    not exists (select from instance_session s where s.instance = i.id);
        -- A program that crashes again and again leaves a row of each start. Nobody waits here for anybody.
        if (select count(*) from instance) >= 1000 then
            with dead as (
                delete from instance d
                where  d.id in (select i.id
                                from   instance i
                                where  (i.gone
                                        or i.seen_at < clock_timestamp() - greatest(p_quiet, interval '1 minute')
                                        or i.seen_at > clock_timestamp() + interval '1 second')
                                and    not exists (select from instance_session s where s.instance = i.id)
                                for update skip locked)
                returning d.seen_at
            )
            -- When those were seen whose time is still to come, nobody knows: they may be about to come back.
            update unregistered_instance set seen_at = clock_timestamp()
            where  exists (select from dead where dead.seen_at > clock_timestamp());
            if (select count(*) from instance) >= 1000 then
                raise exception 'too many instances' using errcode = 'program_limit_exceeded';
            end if;
        end if;
    end if;

    -- Nobody could be seen for a while, as in a fail-over: who lived before may be about to come back. A time that is
    -- still to come was written while the clock was ahead, and does not tell.
    if (select coalesce(max(i.seen_at) filter (where i.seen_at <= clock_timestamp() + interval '1 second'), '-infinity')
               < clock_timestamp() - interval '10 seconds'
        from   instance i
        having count(*) > 0) then
        update unregistered_instance set seen_at = clock_timestamp();
    end if;

    -- From now on such times age, else the dead would live, and be the reason to hold back, until then.
    update unregistered_instance set seen_at = clock_timestamp()
    where  seen_at > clock_timestamp() + interval '1 second';
    update instance f set seen_at = clock_timestamp()
    where  f.id in (select i.id
                    from   instance i
                    where  i.seen_at > clock_timestamp() + interval '1 second'
                    for update skip locked);

    insert into instance as i (id, role, side, knows, seen_at)
    values (p_id, session_user, p_side, p_knows, clock_timestamp())
    on conflict (id) do update
        set knows = excluded.knows, seen_at = excluded.seen_at, gone = false
        where i.role = excluded.role;
    if not found then
        raise exception 'instance % is not of role %', p_id, session_user using errcode = 'insufficient_privilege';
    end if;

    if exists (select from instance_session s where s.instance is null) then
        update unregistered_instance u set seen_at = clock_timestamp()
        where  u.seen_at is null or u.seen_at < clock_timestamp() - interval '1 second';
    end if;
    return known_to_all(greatest(p_quiet, interval '1 second'));
end
$$;

create function instance_gone(p_id text) returns void
    language sql security definer set search_path = public, pg_temp
as $$
    update instance set gone = true where id = p_id and role = session_user
$$;

revoke all on function live_instance, known_to_all, instance_seen, instance_gone from public;
grant execute on function instance_seen, instance_gone to command_app, query_app;
